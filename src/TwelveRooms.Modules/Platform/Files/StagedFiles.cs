using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Files;

/// <summary>A file that somebody has handed over and not loaded yet; theirs alone, for a day.</summary>
internal sealed class StagedFile : IOwned<StagedFile>, INotAudited
{
    public static Ownership<StagedFile> Ownership { get; } = Owned.ByPerson<StagedFile>(f => f.Person);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid Person { get; init; }

    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public long Length { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A part of a staged file; in order they are all of it.</summary>
internal sealed class StagedPart : IOwned<StagedPart>, INotAudited
{
    public static Ownership<StagedPart> Ownership { get; } = Owned.Through<StagedPart, StagedFile, Guid>(p => p.File, f => f.Id);

    public Guid File { get; init; }

    public int Index { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>Keeps an upload apart between looking at what it would do and doing it. Each person has one: the next takes its place.</summary>
internal sealed class StagedFiles(Db db)
{
    private const int PartBytes = 1024 * 1024;

    /// <summary>How long a file waits to be loaded.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Keeps a small file for its owner.</summary>
    /// <returns>What it is found again by, or why it was not kept.</returns>
    public Task<Outcome<Guid>> KeepAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel) =>
        KeepAsync(file.ShortName, new MemoryStream(file.Content, writable: false), viewer, cancel);

    /// <summary>Keeps a file of any length for its owner, a part at a time.</summary>
    /// <param name="name">Fit to be kept.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="viewer">Whose it is.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>What it is found again by, or why it was not kept.</returns>
    public Task<Outcome<Guid>> KeepAsync(string name, Stream content, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Guid>(viewer, new("platform.file-staged"), async (write, c) =>
        {
            if (viewer.Person is not { } person)
            {
                return Refusal.NotFound;
            }

            content.Position = 0;
            write.About(0, null);
            write.Summarise($"{name}, {content.Length} bytes");
            var before = await db.For<StagedFile>(viewer).Where(f => f.Person == person).Select(f => f.Id).ToListAsync(c);
            await RemoveAsync(write, before, c);
            var staged = new StagedFile { Person = person, Name = name, Length = content.Length, At = write.Now };
            write.Add(staged);
            await write.FlushAsync(c);
            for (var index = 0; content.Position < content.Length; index++)
            {
                var part = new byte[(int)Math.Min(PartBytes, content.Length - content.Position)];
                await content.ReadExactlyAsync(part, c);
                await write.PutManyAsync<StagedPart>([new() { File = staged.Id, Index = index, Content = part }], c);
            }

            return staged.Id;
        }, cancel);

    /// <summary>A small file that this viewer keeps, whole; null when it is not there, or not theirs.</summary>
    public async Task<ReceivedFile?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (await db.For<StagedFile>(viewer).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file)
        {
            return null;
        }

        using var content = new MemoryStream();
        await CopyAsync(file, content, viewer, cancel);
        return new(file.Name, content.ToArray());
    }

    /// <summary>A file that this viewer keeps, laid out to be read several times; null when it is not there, or not theirs.</summary>
    public async Task<LaidOutFile?> OpenAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (await db.For<StagedFile>(viewer).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file)
        {
            return null;
        }

        return await LaidOutFile.OfAsync(file.Name, stream => CopyAsync(file, stream, viewer, cancel));
    }

    /// <summary>Forgets a file; one that is not there is forgotten already.</summary>
    public Task<Outcome<Done>> DropAsync(Guid id, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("platform.file-dropped"), async (write, c) =>
        {
            if (await db.For<StagedFile>(viewer).SingleOrDefaultAsync(f => f.Id == id, c) is { } file)
            {
                write.Summarise(file.Name);
                await RemoveAsync(write, [id], c);
            }

            write.About(0, null);
            return new Done();
        }, cancel);

    /// <summary>Takes files and their parts out, in a write that has said so.</summary>
    public static async Task RemoveAsync(Write write, IReadOnlyCollection<Guid> files, CancellationToken cancel)
    {
        if (files.Count > 0)
        {
            await write.DeleteAsync<StagedPart>(p => files.Contains(p.File), cancel);
            await write.DeleteAsync<StagedFile>(f => files.Contains(f.Id), cancel);
        }
    }

    private async Task CopyAsync(StagedFile file, Stream to, Viewer viewer, CancellationToken cancel)
    {
        await foreach (var part in db.For<StagedPart>(viewer).Where(p => p.File == file.Id).OrderBy(p => p.Index).Select(p => p.Content).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await to.WriteAsync(part, cancel);
        }
    }
}

/// <summary>Forgets files that nobody loaded within a day.</summary>
internal sealed class ForgetStagedFiles(Db db, RoomsClock clock) : IRecurringJob
{
    private static readonly Viewer Sweeper = Viewer.System("forget-staged-files");

    public string Name => "platform.forget-staged-files";

    public string Words => "Forgets uploaded files that nobody loaded within a day";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.Now - StagedFiles.Life;
        var old = await db.For<StagedFile>(Sweeper).Where(f => f.At < before).Select(f => f.Id).ToListAsync(cancel);
        if (old.Count == 0)
        {
            return;
        }

        var outcome = await db.WriteAsync<Done>(Sweeper, new("platform.file-dropped"), async (write, c) =>
        {
            write.About(0, null);
            write.Summarise($"{old.Count} files that nobody loaded within a day");
            await StagedFiles.RemoveAsync(write, old, c);
            return new Done();
        }, cancel);
        _ = outcome.Value;
    }
}
