namespace TwelveRooms.Web;

/// <summary>Counts the requests that are being answered, those from before an orderly stop apart from those after it.</summary>
internal sealed class InFlight
{
    private readonly int[] _running = new int[2];
    private int _generation;

    /// <summary>Whether any from before is still being answered.</summary>
    public bool HasEarlier => Volatile.Read(ref _running[0]) > 0;

    /// <summary>From here on requests count as later ones.</summary>
    public void Turn() => Volatile.Write(ref _generation, 1);

    /// <summary>Answers one request, and counts it as long as that lasts.</summary>
    public async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        var generation = Volatile.Read(ref _generation);
        Interlocked.Increment(ref _running[generation]);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _running[generation]);
        }
    }
}
