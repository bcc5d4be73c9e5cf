using System.Globalization;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Measures.Domain;

/// <summary>A number came in below an organisation: its pooled series are read again, soon after.</summary>
internal sealed class SeriesTouched(PooledSeries pooled) : IOutboxConsumer
{
    public const string KindName = "measures.series-touched";

    public string Kind => KindName;

    public Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel) =>
        pooled.RefreshAsync([.. payloads.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Distinct()], cancel);
}
