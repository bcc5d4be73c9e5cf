using System.Globalization;
using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Measures.Completeness;

/// <summary>One ward's missing numbers of one measure, in a sentence.</summary>
internal sealed record MissingLine(string Ward, string Address, string Words);

/// <summary>A measure and the wards of which it is missing, A to Z; several measures where the same is missing of all.</summary>
internal sealed record MissingOfMeasure(string Measure, IReadOnlyList<MissingLine> Wards);

/// <summary>What was due and what came, in sentences: the same on pages and at the command line.</summary>
internal static class CompletenessWords
{
    /// <summary>How many periods are told in sentences.</summary>
    private const int Told = 2;

    /// <summary>A sentence for each of the newest periods, of the programme's set or of what wards have chosen.</summary>
    public static IReadOnlyList<string> Sentences(CompletenessView view, bool programme)
    {
        var numbers = view.Of(programme).Where(n => n.IsOwed).ToLookup(n => n.Period);
        return [.. view.Periods.Take(Told).Where(p => numbers[p].Any()).Select(p => Sentence(view, p, [.. numbers[p]]))];
    }

    /// <summary>"Of 48 numbers that were due for October 2026, 41 are in: 3 were not counted, 4 are late."</summary>
    private static string Sentence(CompletenessView view, DateOnly period, IReadOnlyList<OwedNumber> owed)
    {
        int Count(NumberState state) => owed.Count(n => n.State == state);
        var (dueOn, when) = (owed[0].DueOn, view.By.Words().InSentence(period));
        var isOpen = view.Today <= dueOn;
        var (zeros, came) = (Count(NumberState.ConfirmedZero), Count(NumberState.Reported) + Count(NumberState.ConfirmedZero));
        var others = new[]
        {
            (NumberState.NotCollected, "was not counted", "were not counted"), (NumberState.NotApplicable, "does not apply", "do not apply"),
            (NumberState.WardClosed, "is of a closed ward", "are of closed wards"), (NumberState.Hidden, "is hidden", "are hidden"),
            (NumberState.NotYet, "has not come yet", "have not come yet"), (NumberState.Late, "is late", "are late"), (NumberState.Never, "has never come", "have never come"),
        }.Select(o => (Count: Count(o.Item1), One: o.Item2, Many: o.Item3)).Where(o => o.Count > 0).Select(o => $"{Number(o.Count)} {(o.Count == 1 ? o.One : o.Many)}").ToList();
        var zeroWords = zeros == 0 ? "" : $" ({Number(zeros)} of them a zero that somebody confirmed)";
        var lateIn = owed.Count(n => n.CameLate);
        var afterwards = lateIn == 0 ? "" : $" {Number(lateIn)} came after {(lateIn == 1 ? "its" : "their")} day.";
        var what = owed.Count == 1 ? "1 number" : $"{Number(owed.Count)} numbers";
        var was = isOpen ? $"due for {when} by {Day(dueOn)}" : $"due for {when}";
        if (others.Count == 0)
        {
            return $"{(owed.Count == 1 ? "The 1 number" : $"All {what}")} that {Be(owed.Count, isOpen)} {was} {(owed.Count == 1 ? "is" : "are")} in{zeroWords}.{afterwards}";
        }

        return $"Of {what} that {Be(owed.Count, isOpen)} {was}, {Number(came)} {(came == 1 ? "is" : "are")} in{zeroWords}: {string.Join(", ", others)}.{afterwards}";
    }

    /// <summary>For each measure of which something is missing, the wards and since when.</summary>
    public static IReadOnlyList<MissingOfMeasure> Missing(CompletenessView view, bool programme) =>
    [
        .. EachMissing(view, programme).GroupBy(m => string.Join('\n', m.Wards.Select(w => w.Address + w.Words)))
            .Select(same => new MissingOfMeasure(string.Join(", ", same.Select(m => m.Measure)), same.First().Wards)),
    ];

    private static IReadOnlyList<MissingOfMeasure> EachMissing(CompletenessView view, bool programme) =>
    [
        .. view.Of(programme).Where(n => n.IsMissing).GroupBy(n => n.Measure.Number).Select(ofMeasure => new MissingOfMeasure(
            ofMeasure.First().Measure.Name,
            [.. ofMeasure.GroupBy(n => n.Ward.Number).Select(ofWard => new MissingLine(
                ofWard.First().Ward.Name, $"/wards/{ofWard.First().Ward.Id.Value}", Missing(view, [.. ofWard.OrderBy(n => n.Period)])))])),
    ];

    /// <summary>"October and November 2026; the first was due on 14 November 2026 and is 2 weeks late."</summary>
    private static string Missing(CompletenessView view, IReadOnlyList<OwedNumber> missing)
    {
        var first = missing[0];
        var many = view.By.Words().Many;
        var late = Late(view.Today.DayNumber - first.DueOn.DayNumber);
        var which = missing.Count switch
        {
            1 => view.By.Words().InSentence(first.Period),
            2 => $"{view.By.Words().InSentence(first.Period)} and {view.By.Words().InSentence(missing[1].Period)}",
            _ => $"{missing.Count} {many}, from {view.By.Words().InSentence(first.Period)} to {view.By.Words().InSentence(missing[^1].Period)}",
        };
        var due = missing.Count == 1 ? $"due on {Day(first.DueOn)}, {late}" : $"the first was due on {Day(first.DueOn)} and is {late}";
        return first.State == NumberState.Never
            ? $"nothing has ever come. Missing here: {which}."
            : $"{which}; {due}.";
    }

    /// <summary>"1 day late", "2 weeks late", "4 months late".</summary>
    public static string Late(int days) => days switch
    {
        < 14 => days == 1 ? "1 day late" : $"{days} days late",
        < 92 => $"{days / 7} weeks late",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(days / 30.44):0} months late"),
    };

    /// <summary>A period in as few letters as a column has: "Oct 2026", "Jul–Sep 2026", a week by its Monday as "5 Oct".</summary>
    public static string Brief(Cadence cadence, DateOnly period)
    {
        var culture = CultureInfo.InvariantCulture;
        return cadence switch
        {
            Cadence.Month => period.ToString("MMM yyyy", culture),
            Cadence.Quarter => $"{period.ToString("MMM", culture)}–{cadence.LastDay(period).ToString("MMM yyyy", culture)}",
            Cadence.Week or Cadence.Day => period.ToString("d MMM", culture),
            _ => cadence.Spoken(period),
        };
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Be(int count, bool isOpen) => (count == 1, isOpen) switch { (true, true) => "is", (true, false) => "was", (false, true) => "are", _ => "were" };

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
