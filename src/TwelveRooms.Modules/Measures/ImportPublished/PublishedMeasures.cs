using System.Globalization;
using TwelveRooms.Measures.Codes;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>What tells one published measure from another: the same id is published for a month, a quarter and a year, and for both ends of a placement.</summary>
/// <param name="Id">The publisher's id.</param>
/// <param name="Months">How many months each number covers.</param>
/// <param name="Side">Sending or Receiving for a placement; Provider for all else.</param>
internal readonly record struct PublishedKey(string Id, int Months, PublishedLevel Side)
{
    public static PublishedKey Of(PublishedRow row) => new(row.Measure, row.Months, SideOf(row.Level));

    /// <summary>The code of its measure in the library, such as mhsds_oap01_receiving_12m.</summary>
    public string Code
    {
        get
        {
            var side = Side == PublishedLevel.Receiving ? "_receiving" : Side == PublishedLevel.Sending ? "_sending" : "";
            return string.Create(CultureInfo.InvariantCulture, $"mhsds_{Id.ToLowerInvariant()}{side}_{Months}m");
        }
    }

    private static PublishedLevel SideOf(PublishedLevel level) => level is PublishedLevel.Sending or PublishedLevel.Receiving ? level : PublishedLevel.Provider;
}

/// <summary>Makes of a publisher's id and words a measure whose numbers are shown as they were published.</summary>
internal static class PublishedMeasures
{
    public const string Licence = "Contains public sector information licensed under the Open Government Licence v3.0.";
    private const string Publisher = "NHS England, Mental Health Services Data Set";
    private const string PlacementsPublisher = "NHS Digital, Out of Area Placements in Mental Health Services";

    /// <summary>Longest times may be one person's: they are not kept below England.</summary>
    private static readonly HashSet<string> LongestTimes = new(StringComparer.OrdinalIgnoreCase) { "MHS99", "MHS139" };

    private static readonly string[] MeasuredWords = ["proportion", "percentage", "rate ", "mean", "median", "percentile", "average", "quartile", "ratio", "distance", "cost"];

    private static readonly Lazy<Dictionary<string, string>> Names = new(() => CodeLists.Find("published-measures")!.Map("published_measure_id", "name"));
    private static readonly Lazy<Dictionary<string, string>> Units = new(() => CodeLists.Find("published-measures")!.Map("published_measure_id", "unit"));

    public static bool MayBeOnePerson(PublishedRow row) => row.Level != PublishedLevel.England && LongestTimes.Contains(row.Measure);

    /// <summary>Whether the publisher rounds it: counts below England. The restraint file rounds England as well. Medians, percentiles and shares are not rounded.</summary>
    public static string Rounding(Measure measure, PublishedLevel level) => level == PublishedLevel.England || measure.Kind != MeasureKind.Count
        ? "Shown as published"
        : "Shown as published, counts rounded to the nearest 5 and those below 5 hidden: below about 25 a step may be the rounding, and rows like this one do not add up to England";

    /// <summary>What stands under every chart of it.</summary>
    public static string SourceOf(Measure measure, PublishedLevel level, string fileName)
    {
        var window = measure.Window == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" Each point covers {measure.Window} months, to the end of the month shown; neighbours share months, so only those that end a {(measure.Window == 3 ? "quarter" : measure.Window == 12 ? "year in March" : "stretch of their own")} count for limits and signals.");
        var rebuilt = fileName.StartsWith("RECONSTRUCTED", StringComparison.OrdinalIgnoreCase) ? " Reconstructed: published values that were put back into the layout of the publisher." : "";
        return $"{measure.Source}. {Rounding(measure, level)}.{window}{rebuilt} {Licence}";
    }

    /// <param name="key">Which.</param>
    /// <param name="name">The file's words for it; null where it has none.</param>
    public static Measure Make(PublishedKey key, string? name)
    {
        var isPlacement = key.Id.StartsWith("OAPQ_", StringComparison.Ordinal);
        var words = Plain(name ?? Names.Value.GetValueOrDefault(key.Id) ?? key.Id);
        var unit = Units.Value.GetValueOrDefault(key.Id) ?? UnitOf(words);
        var isCount = unit is "count" or "bed days";
        var window = key.Months switch { 1 => "", 3 => ", three months", 12 => ", twelve months", _ => string.Create(CultureInfo.InvariantCulture, $", {key.Months} months") };
        var side = key.Side switch { PublishedLevel.Sending => ", as sender", PublishedLevel.Receiving => ", as receiver", _ => "" };
        return new()
        {
            Code = key.Code,
            Name = $"{words}{side}{window}{(isPlacement ? "" : $" ({key.Id})")}",
            Question = $"What was published as “{words}”?",
            Definition = $"A published figure, loaded from public files; nobody is asked for it. The publisher calls it “{words}”{(isPlacement ? "" : $" and gives it the id {key.Id}")}."
                + " It is shown as published and never worked out anew. A hidden number is not nought. An organisation that sent nothing is not one with none, and organisations differ in how much they record.",
            NumeratorWords = $"{words}, as published",
            UnitPhrase = isCount ? "" : unit,
            Role = MeasureRole.Balancing,
            Kind = isCount ? MeasureKind.Count : MeasureKind.Continuous,
            Chart = ChartKind.Individuals,
            AllowsDecimals = !isCount,
            Direction = ImprovementDirection.Neither,
            Cadence = Cadence.Month,
            Window = key.Months,
            AboutPeople = true,
            PublishedNationally = true,
            DependsOnRecording = true,
            HowAsked = HowAsked.AlreadyPublished,
            Source = isPlacement ? PlacementsPublisher : Publisher,
        };
    }

    /// <summary>The publisher's shorthand in words.</summary>
    private static string Plain(string name)
    {
        var words = string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(w => w switch { "RP" => "period", "CMH" => "community mental health", "CYP" => "children and young people’s", "MH" => "mental health", _ => w }));
        return words.Replace(">=50KM", "50 km or more", StringComparison.Ordinal).Replace("the period period", "the period", StringComparison.Ordinal);
    }

    private static string UnitOf(string words)
    {
        var isMeasured = Array.Exists(MeasuredWords, w => words.Contains(w, StringComparison.OrdinalIgnoreCase)) && !words.StartsWith("Number", StringComparison.OrdinalIgnoreCase);
        return !isMeasured ? "count"
            : words.StartsWith("Proportion", StringComparison.OrdinalIgnoreCase) || words.StartsWith("Percentage", StringComparison.OrdinalIgnoreCase) ? "percent"
            : words.Contains("(days)", StringComparison.OrdinalIgnoreCase) ? "days"
            : words.Contains("(KM)", StringComparison.OrdinalIgnoreCase) ? "km"
            : words.Contains("cost", StringComparison.OrdinalIgnoreCase) ? "pounds"
            : "as published";
    }
}
