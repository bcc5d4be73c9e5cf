using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>A name of the file that must be explained, and what it may mean.</summary>
internal sealed record UnknownName(string Text, string Provider, string LeftOut, IReadOnlyList<Choice> Choices)
{
    /// <summary>The choice whose name is a part of it, where only one is; a person still says so.</summary>
    public string? Guess { get; init; }
}

/// <summary>Rows to look at, of which the same words are to be said.</summary>
internal sealed record RowToLookAt(string Place, string Message, int Rows);

/// <summary>Rows of which the same is to be said.</summary>
internal sealed record RowGroup(Weight Weight, string Title, int Count, IReadOnlyList<RowToLookAt> Examples);

/// <summary>What somebody says a name means.</summary>
public sealed record SaidName(string? Name, string? Provider, string? Means);

internal sealed class LookAtNumbersModel(
    PointsImporter handler, RememberNameHandler remember, MeasureDirectory measures, StagedFiles staged, ImportRunner runner, CurrentViewer current) : PageModel
{
    private const int MostExamples = 10;
    private const int MostNames = 20;
    private const int MostHeadings = 30;
    private const int MostFirst = 5;

    [BindProperty(SupportsGet = true)]
    public string? Sheet { get; set; }

    /// <summary>The code of the measure of every row, where the file does not say it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    /// <summary>What the numbers may be of; empty unless that is all that is missing.</summary>
    public IReadOnlyList<Choice> Measures { get; private set; } = [];

    /// <summary>Whether good rows are taken although others cannot be.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Guid Staged { get; private set; }

    public PointsImport? Seen { get; private set; }

    public string? Said { get; private set; }

    public IReadOnlyList<UnknownName> Names { get; private set; } = [];

    public IReadOnlyList<RowGroup> Groups { get; private set; } = [];

    /// <summary>Each heading of the file with what it is read as.</summary>
    public IReadOnlyList<(string Heading, string Words)> Mapping { get; private set; } = [];

    /// <summary>The first rows as they would be stored.</summary>
    public IReadOnlyList<string> FirstRows { get; private set; } = [];

    public int Good { get; private set; }

    public int Warned { get; private set; }

    public int Bad { get; private set; }

    public int Ignored { get; private set; }

    /// <summary>What was said beside the file, for the next page of it.</summary>
    public string Query => QueryWith();

    public string Address(string form) => $"/numbers/import/{Staged}{QueryWith(("handler", form))}";

    public async Task<IActionResult> OnGetAsync(Guid file, [FromQuery(Name = "said")] int? said, CancellationToken cancel)
    {
        Said = said is { } count and > 0 ? $"{(count == 1 ? "1 name is" : $"{count} names are")} remembered." : null;
        return await LookAsync(file, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostNamesAsync(Guid file, List<SaidName> names, CancellationToken cancel)
    {
        var count = 0;
        foreach (var name in names.Where(n => !string.IsNullOrEmpty(n.Means)))
        {
            var outcome = await remember.HandleAsync(new(name.Provider ?? "", name.Name ?? "", name.Means!), current.Viewer, cancel);
            if (outcome.IsRefused)
            {
                return await LookAsync(file, cancel) ?? this.PageWith(outcome.Refusal);
            }

            count++;
        }

        return Redirect($"/numbers/import/{file}{QueryWith(("said", count.ToString(CultureInfo.InvariantCulture)))}");
    }

    /// <summary>What is stored may have changed since it was looked at, so everything is checked again.</summary>
    public async Task<IActionResult> OnPostLoadAsync(Guid file, CancellationToken cancel)
    {
        if (await LookAsync(file, cancel) is { } gone)
        {
            return gone;
        }

        var seen = Seen!;
        if (Choice is not ("good" or "none"))
        {
            return this.PageWith(Refusal.Invalid("choice-missing", "Say whether the good rows are to be taken.", nameof(Choice)));
        }

        if (Choice == "none" && Bad > 0)
        {
            await staged.DropAsync(file, current.Viewer, cancel);
            return Redirect("/numbers/import");
        }

        if (seen.Changed > 0 && string.IsNullOrWhiteSpace(Reason))
        {
            return this.PageWith(Refusal.Invalid("reason-missing", "Say why the stored numbers change. The old ones stay in the history.", nameof(Reason)));
        }

        if ((Reason is { } why ? TextGuard.Refuse(why, nameof(Reason)) : null) is { } pointing)
        {
            return this.PageWith(pointing);
        }

        if (seen.New + seen.Changed > PointsStore.MostInOne)
        {
            var begun = await handler.BeginAsync(seen, current.Viewer, cancel);
            if (begun.IsRefused)
            {
                return this.PageWith(begun.Refusal);
            }

            runner.Start(begun.Value.Number, seen.Points, Reason, current.Viewer);
            await staged.DropAsync(file, current.Viewer, cancel);
            return Redirect($"/numbers/imports/{begun.Value.Id}");
        }

        var outcome = await handler.ImportAsync(seen, Reason, isAllOrNone: false, current.Viewer, null, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        await staged.DropAsync(file, current.Viewer, cancel);
        return Redirect(outcome.Value.Import is { } id ? $"/numbers/imports/{id}?saved=true" : "/numbers/import");
    }

    /// <summary>Every row that is not simply taken, as CSV.</summary>
    public static byte[] ProblemsCsv(CheckedPoints points)
    {
        var text = new StringBuilder("row,outcome,code,column,message\n");
        foreach (var row in points.Rows.Where(r => r.Outcome != RowOutcome.Accept))
        {
            foreach (var remark in row.Remarks ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $"{Place(row)},{ImportWords.Of(row.Outcome)},{ImportWords.Of(remark.Code)},{CsvText.Cell(remark.Column)},{CsvText.Cell(remark.Message)}\n");
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private async Task<IActionResult?> LookAsync(Guid file, CancellationToken cancel)
    {
        this.SetPage("What the file would do", new RoomsLink("Bring in numbers", "/numbers/import"));
        Staged = file;
        using var copy = await staged.OpenAsync(file, current.Viewer, cancel);
        if (copy is null)
        {
            return this.PageWith(Refusal.NotFound);
        }

        var seen = await handler.CheckAsync(copy.Open, copy.Name, copy.Length, new() { Sheet = Sheet, Measure = string.IsNullOrEmpty(Measure) ? null : Measure }, current.Viewer, cancel);
        if (seen.IsRefused)
        {
            return this.PageWith(seen.Refusal);
        }

        Seen = seen.Value;
        var points = Seen.Points;
        (Warned, Bad, Ignored) = (points.Count(RowOutcome.AcceptWithWarning), points.Count(RowOutcome.Reject), points.Count(RowOutcome.Ignore));
        Good = points.Count(RowOutcome.Accept) + Warned;
        Groups = [.. GroupsOf(points)];
        Mapping = [.. (points.Layout?.Mapping ?? []).Take(MostHeadings).Select(m => (m.Heading, MappingWords.Of(m.Field)))];
        FirstRows = [.. points.Rows.Where(r => r.IsTaken).Take(MostFirst).Select(r => FirstRow(points, r))];
        Names = await NamesAsync(Seen, cancel);
        if (!string.IsNullOrEmpty(Measure) || points.LacksOnlyTheMeasure)
        {
            Measures = await ChoicesAsync(m => m.Code, cancel);
        }

        this.SetPage($"What {points.FileName} would do", new RoomsLink("Bring in numbers", "/numbers/import"));
        return null;
    }

    private static string FirstRow(CheckedPoints points, CheckedRow row)
    {
        var measure = points.Measures[row.Measure];
        return $"Row {Place(row)}: {points.Units[row.Unit].Name}, {measure.Name}, {measure.Cadence.Words().InSentence(DateOnly.FromDayNumber(row.Period))}: {PasteNumbersModel.NumberOf(row)}";
    }

    private static IEnumerable<RowGroup> GroupsOf(CheckedPoints points) => points.Rows
        .SelectMany(r => (r.Remarks ?? []).Where(m => m.Weight != Weight.Info).Select(m => (Row: r, Remark: m)))
        .GroupBy(r => (r.Remark.Code, r.Remark.Weight))
        .OrderByDescending(g => g.Key.Weight).ThenBy(g => g.Min(r => r.Row.Line))
        .Select(g => new RowGroup(g.Key.Weight, g.Select(r => r.Remark.Message).Distinct().Count() == 1 ? g.First().Remark.Message : ImportTitles.Of(g.Key.Code), g.Count(), [.. g.GroupBy(r => r.Remark.Message).Take(MostExamples).Select(r => new RowToLookAt(RowPlaces.Words([.. r.Select(s => s.Row)]), r.Key, r.Count()))]));

    private static string Place(CheckedRow row) => row.Across is null ? row.Line.ToString(CultureInfo.InvariantCulture) : $"{row.Line}, {row.Across}";

    private async Task<IReadOnlyList<UnknownName>> NamesAsync(PointsImport seen, CancellationToken cancel)
    {
        var providerOf = seen.Wards.Where(w => w.Providers.Count > 0).ToLookup(w => w.Providers[0]);
        var only = providerOf.Count == 1 ? seen.Providers.GetValueOrDefault(providerOf.First().First().Unit.Number) : null;
        var wards = seen.UnknownWards.Take(MostNames)
            .Select(u => (u.Text, Provider: u.Organisation?.Code ?? only, Wards: u.Organisation is { } o ? providerOf[o.Number] : seen.Wards))
            .Where(u => u.Provider is not null)
            .Select(u => new UnknownName(u.Text, u.Provider!, RememberNameCommand.NoWard, [.. u.Wards.Select(w => new Choice(w.Unit.Id.Value.ToString(), w.Unit.Code is { } code ? $"{w.Unit.Name} ({code})" : w.Unit.Name)).OrderBy(c => c.Text, StringComparer.CurrentCulture)])
            {
                Guess = NameGuess.Of(u.Text, u.Wards.Select(w => (w.Unit.Name, w.Unit.Id.Value.ToString()))),
            })
            .ToList();
        if (seen.UnknownMeasures.Count == 0 || (only ?? seen.Providers.Values.FirstOrDefault()) is not { } provider)
        {
            return wards;
        }

        var all = await ChoicesAsync(m => m.Id.Value.ToString(), cancel);
        return [.. wards, .. seen.UnknownMeasures.Take(MostNames).Select(m => new UnknownName(m, provider, RememberNameCommand.NoMeasure, all) { Guess = NameGuess.Of(m, all.Select(c => (c.Text, c.Value))) })];
    }

    private async Task<List<Choice>> ChoicesAsync(Func<Measure, string> value, CancellationToken cancel) =>
        [.. (await measures.AllAsync(current.Viewer, cancel)).Where(m => m.HowAsked != HowAsked.AlreadyPublished).Select(m => new Choice(value(m), m.Name))];

    private string QueryWith(params IEnumerable<(string Key, string Value)> more)
    {
        var all = new[] { ("sheet", Sheet), ("measure", Measure) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => (p.Item1, p.Item2!)).Concat(more)
            .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}");
        return string.Join('&', all) is { Length: > 0 } query ? $"?{query}" : "";
    }
}
