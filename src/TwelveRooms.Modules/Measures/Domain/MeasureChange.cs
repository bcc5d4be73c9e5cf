using System.Globalization;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.Domain;

/// <summary>One change of how a measure is come by, of what counts, or of how it is charted. The first two break its lines.</summary>
internal sealed class MeasureChange : IOwned<MeasureChange>
{
    public static Ownership<MeasureChange> Ownership { get; } = Owned.Through<MeasureChange, Measure, int>(c => c.Measure, m => m.Number);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Measure { get; init; }

    /// <summary>First day of the first period that was counted in the new way; for another chart, the day of the change.</summary>
    public DateOnly From { get; init; }

    public HowAsked WayBefore { get; init; }

    public HowAsked WayAfter { get; init; }

    public required string DefinitionBefore { get; init; }

    public required string DefinitionAfter { get; init; }

    public ChartKind ChartBefore { get; init; }

    public ChartKind ChartAfter { get; init; }

    public required string Reason { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    [KeptText(TextKind.StaffName)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whether numbers of before and after are set apart. Another chart draws the same numbers, so it breaks nothing.</summary>
    public bool IsBreak => WayBefore != WayAfter || DefinitionBefore != DefinitionAfter;

    /// <summary>What stands beside the break on every chart of the measure.</summary>
    public string Words
    {
        get
        {
            var way = WayBefore == WayAfter ? null : $"{WayWords.Before(WayBefore)} until then, {WayWords.After(WayAfter)} from here.";
            var what = DefinitionBefore == DefinitionAfter ? null : "What counts has been written anew.";
            var chart = ChartBefore == ChartAfter ? null : $"Every chart of it is {ChartKindWords.WithArticle(ChartAfter)} now; it was {ChartKindWords.WithArticle(ChartBefore)}.";
            return string.Join(' ', new[] { way, what, chart, char.ToUpper(Reason[0], CultureInfo.CurrentCulture) + Reason[1..].TrimEnd('.') + "." }.Where(w => w is not null));
        }
    }
}

/// <summary>What a measure said of itself on a day: how it was asked, what counted, and how it was charted.</summary>
internal sealed record MeasureWording(HowAsked Way, string Definition, ChartKind Chart)
{
    /// <summary>Asked face to face by those who give the care: people may say what is expected.</summary>
    public bool MayPleaseTheAsker => Way == HowAsked.WardStaff;

    /// <summary>As it stood at an instant, or as it stands.</summary>
    /// <param name="measure">The measure as it stands.</param>
    /// <param name="changes">Its changes, in any order.</param>
    /// <param name="at">The instant; null for now.</param>
    public static MeasureWording At(Measure measure, IEnumerable<MeasureChange> changes, DateTimeOffset? at) =>
        at is { } instant && changes.Where(c => c.At > instant).MinBy(c => c.At) is { } next
            ? new(next.WayBefore, next.DefinitionBefore, next.ChartBefore)
            : new(measure.HowAsked, measure.Definition, measure.Chart);
}

/// <summary>How a number is come by, in words of people and of machines.</summary>
internal static class WayWords
{
    /// <summary>The ways that a person can choose; what is published is not ours to change.</summary>
    public static IReadOnlyList<(HowAsked Way, string Key)> All { get; } =
    [
        (HowAsked.Records, "records"),
        (HowAsked.Survey, "survey"),
        (HowAsked.PeerWorker, "peer_worker"),
        (HowAsked.WardStaff, "ward_staff"),
    ];

    public static string Keys { get; } = string.Join(", ", All.Select(w => w.Key));

    public static HowAsked? Find(string? key) => All.Where(w => w.Key == key).Select(w => (HowAsked?)w.Way).FirstOrDefault();

    public static string KeyOf(HowAsked way) => All.Where(w => w.Way == way).Select(w => w.Key).FirstOrDefault() ?? "already_published";

    /// <summary>"Asked by a peer worker", as a sentence begins.</summary>
    public static string Before(HowAsked way) => char.ToUpperInvariant(After(way)[0]) + After(way)[1..];

    public static string After(HowAsked way) => way switch
    {
        HowAsked.Survey => "asked in a survey",
        HowAsked.PeerWorker => "asked by a peer worker",
        HowAsked.WardStaff => "asked by ward staff",
        HowAsked.AlreadyPublished => "published by a national body",
        _ => "counted from records",
    };
}
