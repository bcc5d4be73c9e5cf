using Microsoft.Extensions.Logging;

namespace TwelveRooms.Platform.Contributions;

/// <summary>What the modules contributed, and whether one of them could not.</summary>
/// <param name="Items">All that came.</param>
/// <param name="HasGap">Whether a module failed: the page says so instead of breaking.</param>
public sealed record Gathered<T>(IReadOnlyList<T> Items, bool HasGap);

/// <summary>Asks every module that registered, and keeps one that throws from breaking the page.</summary>
public static partial class Gathering
{
    /// <summary>Collects contributions; a source that throws leaves a stated gap and a log line.</summary>
    public static async Task<Gathered<TItem>> GatherAsync<TSource, TItem>(
        this IEnumerable<TSource> sources, Func<TSource, Task<IReadOnlyList<TItem>>> ask, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(ask);
        var items = new List<TItem>();
        var hasGap = false;
        foreach (var source in sources)
        {
            try
            {
                items.AddRange(await ask(source));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                hasGap = true;
                SourceFailed(log, source!.GetType().Name, e);
            }
        }

        return new(items, hasGap);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The contribution {Source} failed; the page says that a part is missing")]
    private static partial void SourceFailed(ILogger log, string source, Exception e);
}
