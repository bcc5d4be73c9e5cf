namespace TwelveRooms.Platform.Writing;

/// <summary>
/// SQLite has one writer: everyone in this process waits in one fair line instead of racing for the lock.
/// PostgreSQL needs no line.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn; dispose the answer to pass it on.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        return new Ticket(_turn);
    }

    /// <summary>The same, for callers that cannot await.</summary>
    public IDisposable Turn()
    {
        _turn.Wait();
        return new Ticket(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Ticket(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
