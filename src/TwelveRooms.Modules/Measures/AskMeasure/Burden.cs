using System.Globalization;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.AskMeasure;

/// <summary>What all questions together take a ward in a month, and the most that they should.</summary>
internal sealed record BurdenNote(double Now, double With, int Ceiling)
{
    public bool IsAbove => With > Ceiling;

    /// <summary>"This ward is asked for about 12 minutes a month now. With this one it would be 17. The most should be 30."</summary>
    public string Words =>
        $"This ward is asked for about {Minutes(Now)} a month now. With this one it would be about {Minutes(With)}. The most should be {Ceiling}.";

    public static string Minutes(double minutes)
    {
        var whole = Math.Round(minutes, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
        return whole == "1" ? "1 minute" : $"{whole} minutes";
    }
}

/// <summary>Adds up what every module asks of a ward, and wants a reason before it goes above the ceiling.</summary>
internal sealed class Burden(IEnumerable<IBurdenItem> sources, ProgrammeSettings settings)
{
    public async Task<BurdenNote> WithAsync(int ward, double minutesMore, Viewer viewer, CancellationToken cancel)
    {
        var now = 0.0;
        foreach (var source in sources)
        {
            now += (await source.ForAsync([ward], viewer, cancel)).Sum(i => i.MinutesAMonth);
        }

        return new(now, now + minutesMore, await settings.ReadNumberAsync(SettingDefinition.BurdenCeiling, cancel));
    }

    /// <summary>Null when it fits or has a reason that may be kept.</summary>
    public async Task<Refusal?> RefuseAsync(int ward, double minutesMore, string? reason, Viewer viewer, CancellationToken cancel)
    {
        if (TextGuard.Refuse(reason, "Reason") is { } pointing)
        {
            return pointing;
        }

        var note = await WithAsync(ward, minutesMore, viewer, cancel);
        return note.IsAbove && minutesMore > 0 && string.IsNullOrWhiteSpace(reason)
            ? Refusal.Invalid("burden-above-ceiling", $"{note.Words} Say why it is worth it, or stop asking for something else first.", "Reason")
            : null;
    }
}
