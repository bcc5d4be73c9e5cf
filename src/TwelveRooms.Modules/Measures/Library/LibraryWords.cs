using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Statistics;

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
        : "Nothing for the ward to type.";

    public const string MayPlease = "Asked face to face by those who give the care. People may say what they think is expected.";
}
