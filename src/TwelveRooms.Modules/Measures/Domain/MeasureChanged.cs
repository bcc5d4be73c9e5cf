using System.Globalization;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Measures.Domain;

/// <summary>A measure is asked in another way, or something else counts: all its lines are read again, soon after.</summary>
internal sealed class MeasureChanged(MeasureBreaks breaks) : IOutboxConsumer
{
    public const string KindName = "measures.measure-changed";

    public string Kind => KindName;

    public async Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel)
    {
        foreach (var measure in payloads.Distinct())
        {
            await breaks.ReadAgainAsync(int.Parse(measure, CultureInfo.InvariantCulture), cancel);
        }
    }
}
