using System.Text;
using Microsoft.Extensions.Logging;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
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
/// lies beside it. Whoever may write to the folder is trusted like the operator. A file that is taken twice changes nothing. One that was refused
/// for what it says of people is not kept: of that, nothing may lie about.
/// </summary>
internal sealed partial class DropFolder(PointsImporter handler, DropFolderPlace place, RoomsClock clock, ILogger<DropFolder> log) : IRecurringJob
{
    private const string Answer = ".answer.json";
    private const int MostBytesOfName = 200;
    private const string WhatToDo =
        "Something went wrong while the file was read. Drop it once more. If it comes back again, save it anew as “CSV UTF-8” and drop that, or tell whoever looks after TwelveRooms.";

    private static readonly Viewer Dropper = Viewer.System("drop-folder");
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    private static readonly ImportCode[] AboutPeople = [ImportCode.PersonIdentifiableColumns, ImportCode.NhsNumberPattern, ImportCode.RiskScoreColumns, ImportCode.RiskLabel];
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

    /// <summary>One file that goes wrong holds up no other: it is put away like one that was refused.</summary>
    private async Task TakeAsync(FileInfo file, string folder, CancellationToken cancel)
    {
        try
        {
            var answer = await AnswerAsync(file, cancel);
            await PutAwayAsync(file, folder, answer, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            WentWrong(log, e, file.Name);
            await PutAwayBrokenAsync(file, folder, cancel);
        }
    }

    private async Task<PointsImport> AnswerAsync(FileInfo file, CancellationToken cancel)
    {
        var seen = await handler.CheckAsync(file.OpenRead, file.Name, file.Length, new(), Dropper, cancel);
        if (seen.IsRefused)
        {
            return NotTaken(file, seen.Refusal.Message);
        }

        if (seen.Value.Points.IsRefused)
        {
            return seen.Value;
        }

        var stored = await handler.ImportAsync(seen.Value, null, isAllOrNone: false, Dropper, null, cancel);
        if (!stored.IsRefused)
        {
            return stored.Value;
        }

        seen.Value.Points.Remarks.Add(new(ImportCode.FileRefused, Weight.Reject, "", $"Nothing was stored. {stored.Refusal.Message}"));
        return seen.Value;
    }

    private async Task PutAwayAsync(FileInfo file, string folder, PointsImport answer, CancellationToken cancel)
    {
        var what = answer.Points.IsRefused ? "refused" : "taken";
        var isAboutPeople = answer.Points.Remarks.Exists(r => r.Weight == Weight.Reject && AboutPeople.Contains(r.Code));
        if (isAboutPeople)
        {
            answer.Points.Remarks.Add(new(ImportCode.FileRefused, Weight.Reject, "", "The dropped file was deleted, because nothing about one person may lie about. Take that out at its source, and drop the file anew."));
        }

        var to = Path.Combine(folder, what);
        PrivateFiles.MakeFolder(to);
        var name = FreeName(to, $"{clock.Now.UtcDateTime:yyyyMMdd-HHmmss}-", file);
        var told = PrivateFiles.Open(Path.Combine(to, name + Answer), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (told)
        {
            PointsJson.Write(told, answer);
            await told.FlushAsync(cancel);
        }

        if (isAboutPeople)
        {
            file.Delete();
        }
        else
        {
            file.MoveTo(Path.Combine(to, name), overwrite: false);
        }

        Took(log, name, what);
    }

    /// <summary>What cannot even be moved stays where it is, and is tried again.</summary>
    private async Task PutAwayBrokenAsync(FileInfo file, string folder, CancellationToken cancel)
    {
        try
        {
            file.Refresh();
            if (file.Exists)
            {
                await PutAwayAsync(file, folder, NotTaken(file, WhatToDo), cancel);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WentWrong(log, e, file.Name);
        }
    }

    private static PointsImport NotTaken(FileInfo file, string why) => new(CheckedPoints.NoTable(file.Name, why), 0, 0, 0);

    /// <summary>A name that is free and, with what is put before and behind it, not too long for a disk.</summary>
    private static string FreeName(string to, string before, FileInfo file)
    {
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        while (Encoding.UTF8.GetByteCount(stem) > MostBytesOfName)
        {
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        }

        for (var copy = 1; ; copy++)
        {
            var name = $"{before}{stem}{(copy == 1 ? "" : $"-{copy}")}{file.Extension}";
            if (!File.Exists(Path.Combine(to, name)) && !File.Exists(Path.Combine(to, name + Answer)))
            {
                return name;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dropped file {Name} could not be taken in")]
    private static partial void WentWrong(ILogger log, Exception e, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "The dropped file {Name} was {What}")]
    private static partial void Took(ILogger log, string name, string what);
}
