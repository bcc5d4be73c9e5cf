using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.Library;

/// <summary>What is said of a measure in the library, in words.</summary>
internal static class LibraryWords
{
    public static string HowAsked(Measure measure) => measure.HowAsked switch
    {
        Domain.HowAsked.Survey => "From a survey",
        Domain.HowAsked.PeerWorker => "A peer worker asks people",
        Domain.HowAsked.WardStaff => "Ward staff ask people",
        Domain.HowAsked.AlreadyPublished => "Already published by a national body",
        _ when measure.WardEntered => "The ward counts it",
        _ => "From your organisation’s systems",
    };

    public static string Direction(Measure measure) => measure.Direction switch
    {
        ImprovementDirection.Higher => "More is better.",
        ImprovementDirection.Lower => "Less is better.",
        _ => "Neither way is called better.",
    };

    public static string Minutes(Measure measure) => measure.WardEntered
        ? measure.Cadence == Cadence.Month
            ? $"About {BurdenNote.Minutes(measure.Minutes)} a month."
            : $"About {BurdenNote.Minutes(measure.Minutes)} each {measure.Cadence.Words().One}, {BurdenNote.Minutes(MeasureBurden.MinutesAMonth(measure))} a month."
        : "Nothing for the ward to type here: the numbers come in by file or from another system.";

    public static string Kind(Measure measure)
    {
        var role = measure.Role switch
        {
            MeasureRole.Outcome => "What matters in the end",
            MeasureRole.Balancing => "Whether something else gets harder",
            _ => "Whether we do what we said",
        };
        var kind = measure.Kind switch
        {
            MeasureKind.Rate => "a rate",
            MeasureKind.Proportion => "so many out of so many",
            MeasureKind.Count => "a count",
            MeasureKind.DaysBetween => "days between rare events",
            MeasureKind.Score => "an average of answers",
            _ => "a measured number",
        };
        return $"{role}: {kind}, {measure.UnitPhrase}.";
    }

    /// <summary>The one chart policy that every page, table and export of the measure follows.</summary>
    public static string Chart(Measure measure) => measure.Kind switch
    {
        MeasureKind.DaysBetween => $"As {ChartKindWords.WithArticle(measure.Chart)} of the days from one to the next, with the range to expect. It never leaves the organisation.",
        _ => $"As {ChartKindWords.WithArticle(measure.Chart)}: a line, one point for each {measure.Cadence.Words().One}, with the range to expect, read by the same rules everywhere.",
    };

    public static string Target(Measure measure) => measure.Target is { } target
        ? target.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + ". A ward may agree another on its chart."
        : "None. A ward may agree one on its chart.";

    public static string Care(Measure measure)
    {
        var people = measure.AboutPeople ? "It is about people: small numbers stay with those who hold the ward." : "It is not about people.";
        return measure.DependsOnRecording ? people + " It depends on what is written down: a fall may be less writing, not less of it." : people;
    }

    public const string MayPlease = "Asked face to face by those who give the care. People may say what they think is expected.";
}
