using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Accounts;

/// <summary>
/// How often somebody may try and be wrong: from one address ten times in a minute with one name, twenty with all names together; then a
/// minute's wait. A try that is right counts for nothing, so that a hospital behind one address comes in; and whoever comes from another
/// address is not kept out by it. Each node counts for itself.
/// </summary>
internal sealed class SignInThrottle(RoomsClock clock)
{
    private const int MostOfAName = 10;
    private const int MostOfAnAddress = 20;
    private const int MostKept = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _turn = new();
    private readonly Dictionary<(string Address, string? Name), (DateTimeOffset Since, int Tries)> _counted = [];

    /// <summary>Counts one more try.</summary>
    /// <returns>Whether it is looked at; and whether it is the first that is not, which is worth a record.</returns>
    public (bool IsLookedAt, bool IsFirstRefused) Try(string name, string address)
    {
        lock (_turn)
        {
            if (_counted.Count > MostKept)
            {
                Forget();
            }

            var (ofName, ofAddress) = (Count((address, name)), Count((address, null)));
            var (isNameFull, isAddressFull) = (ofName > MostOfAName, ofAddress > MostOfAnAddress);
            return (!isNameFull && !isAddressFull, (ofName == MostOfAName + 1 && !isAddressFull) || (ofAddress == MostOfAnAddress + 1 && !isNameFull));
        }
    }

    /// <summary>It was right, and counts for nothing.</summary>
    public void WasRight(string name, string address)
    {
        lock (_turn)
        {
            TakeBack((address, name));
            TakeBack((address, null));
        }
    }

    private int Count((string, string?) key)
    {
        var now = clock.Now;
        var (since, tries) = _counted.GetValueOrDefault(key, (now, 0));
        var count = now - since >= Window ? 1 : tries + 1;
        _counted[key] = (count == 1 ? now : since, count);
        return count;
    }

    private void TakeBack((string, string?) key)
    {
        if (_counted.TryGetValue(key, out var known) && known.Tries > 0)
        {
            _counted[key] = (known.Since, known.Tries - 1);
        }
    }

    private void Forget()
    {
        var before = clock.Now - Window;
        foreach (var key in _counted.Where(c => c.Value.Since < before).Select(c => c.Key).ToList())
        {
            _counted.Remove(key);
        }
    }
}
