using System.Globalization;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Measures.Domain;

/// <summary>A number came in below an organisation: its pooled series are read again, soon after.</summary>
internal sealed class SeriesTouched(PooledSeries pooled, MeasureBreaks breaks) : IOutboxConsumer
{
    public const string KindName = "measures.series-touched";

    /// <summary>How many series one row of the outbox names.</summary>
    public const int Most = 200;

    /// <summary>The payloads that name some series.</summary>
    public static IEnumerable<string> Payloads(IEnumerable<int> series) => series.Chunk(Most).Select(some => string.Join(',', some));

    public string Kind => KindName;

    public async Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel)
    {
        List<int> touched = [.. payloads.SelectMany(p => p.Split(',')).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Distinct()];
        await breaks.EnsureAsync(touched, cancel);
        await pooled.RefreshAsync(touched, cancel);
    }
}
