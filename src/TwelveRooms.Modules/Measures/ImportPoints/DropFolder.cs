using Microsoft.Extensions.Logging;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>Where other systems drop files that can do nothing else; null when there is no such folder.</summary>
internal sealed record DropFolderPlace(string? Path)
{
    public static DropFolderPlace OfEnvironment() => new(Environment.GetEnvironmentVariable("TWELVEROOMS_DROP") is { Length: > 0 } path ? path : null);
}

/// <summary>
/// Takes in the files that lie in a folder: good rows are put in, the file goes to “taken” or “refused”, and what became of each row
/// lies beside it. Whoever may write to the folder is trusted like the operator. A file that is taken twice changes nothing.
/// </summary>
internal sealed partial class DropFolder(PointsImporter handler, DropFolderPlace place, RoomsClock clock, ILogger<DropFolder> log) : IRecurringJob
{
    private static readonly Viewer Dropper = Viewer.System("drop-folder");
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    private static readonly string[] Kinds = [".csv", ".txt", ".tsv", ".xlsx"];

    public string Name => "measures.drop-folder";

    public string Words => place.Path is null ? "Takes in files that other systems drop (no folder is named)" : "Takes in files that other systems drop";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (place.Path is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(IsReady).OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).ToList())
        {
            await TakeAsync(file, folder, cancel);
        }
    }

    /// <summary>Of a kind that can be read, no link to elsewhere, and no longer being written.</summary>
    private bool IsReady(FileInfo file) =>
        Kinds.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && file.LinkTarget is null && !file.Name.StartsWith('.') && file.LastWriteTimeUtc < clock.Now.UtcDateTime - Settled;

    private async Task TakeAsync(FileInfo file, string folder, CancellationToken cancel)
    {
        var seen = await handler.CheckAsync(file.OpenRead, file.Name, file.Length, new(), Dropper, cancel);
        var answer = seen.IsRefused || seen.Value.Points.IsRefused ? seen : await handler.ImportAsync(seen.Value, null, isAllOrNone: false, Dropper, null, cancel);
        var isTaken = !answer.IsRefused && !answer.Value.Points.IsRefused;
        var to = Directory.CreateDirectory(Path.Combine(folder, isTaken ? "taken" : "refused")).FullName;
        var name = $"{clock.Now.UtcDateTime:yyyyMMdd-HHmmss}-{file.Name}";
        await using (var told = File.Create(Path.Combine(to, name + ".answer.json")))
        {
            PointsJson.Write(told, answer.IsRefused ? seen.Value : answer.Value);
        }

        file.MoveTo(Path.Combine(to, name), overwrite: false);
        Took(log, name, isTaken ? "taken" : "refused");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The dropped file {Name} was {What}")]
    private static partial void Took(ILogger log, string name, string what);
}
