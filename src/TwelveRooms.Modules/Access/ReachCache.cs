using System.Collections.Concurrent;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access;

/// <summary>Keeps a session's reach while its person's version and the day stay the same; nothing else is trusted to last.</summary>
internal sealed class ReachCache
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Guid, (int Version, DateOnly Day, Viewer Viewer)> _known = new();

    public async Task<Viewer> GetAsync(Guid pass, int version, DateOnly day, Func<Task<Viewer>> make)
    {
        if (_known.TryGetValue(pass, out var known) && known.Version == version && known.Day == day)
        {
            return known.Viewer;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var viewer = await make();
        _known[pass] = (version, day, viewer);
        return viewer;
    }
}
