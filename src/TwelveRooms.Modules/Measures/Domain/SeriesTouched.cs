using System.Globalization;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Measures.Domain;

/// <summary>A number came in below an organisation: its pooled series are read again, soon after.</summary>
internal sealed class SeriesTouched(PooledSeries pooled, MeasureBreaks breaks) : IOutboxConsumer
{
    public const string KindName = "measures.series-touched";

    public string Kind => KindName;

    public async Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel)
    {
        List<int> touched = [.. payloads.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Distinct()];
        await breaks.EnsureAsync(touched, cancel);
        await pooled.RefreshAsync(touched, cancel);
    }
}
