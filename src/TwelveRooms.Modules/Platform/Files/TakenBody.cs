namespace TwelveRooms.Platform.Files;

/// <summary>What a request sent, laid out on disk so that it can be read several times; it goes with the reading.</summary>
internal sealed class TakenBody : IDisposable
{
    private readonly string _path;

    private TakenBody(string path) => (_path, Length) = (path, new FileInfo(path).Length);

    /// <summary>In bytes.</summary>
    public long Length { get; }

    public static async Task<TakenBody> OfAsync(Stream body, CancellationToken cancel)
    {
        var path = Path.GetTempFileName(); // readable by its owner alone
        try
        {
            await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                await body.CopyToAsync(file, cancel);
            }

            return new(path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Stream Open() => new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public void Dispose() => File.Delete(_path);
}
