namespace TwelveRooms.Platform.Files;

/// <summary>What somebody sent, laid out on disk so that it can be read several times; readable by its owner alone, and gone with the reading.</summary>
internal sealed class LaidOutFile : IDisposable
{
    private readonly string _path;

    private LaidOutFile(string name, string path) => (Name, _path, Length) = (name, path, new FileInfo(path).Length);

    /// <summary>What it is called, for messages.</summary>
    public string Name { get; }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>Lays out what is written into it.</summary>
    public static async Task<LaidOutFile> OfAsync(string name, Func<Stream, Task> write)
    {
        var path = Path.GetTempFileName(); // readable by its owner alone
        try
        {
            await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                await write(file);
            }

            return new(name, path);
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
