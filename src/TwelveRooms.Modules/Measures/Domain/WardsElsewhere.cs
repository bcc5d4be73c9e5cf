using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Measures.Domain;

/// <summary>A ward moved, closed or opened on another day: the figures above it, before and after, are added up again.</summary>
internal sealed class WardsElsewhere(PooledSeries pooled) : IOutboxConsumer
{
    public string Kind => WardElsewhere.KindName;

    public Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel) =>
        pooled.RefreshAboveAsync([.. payloads.Select(WardElsewhere.Read).Distinct()], cancel);
}
