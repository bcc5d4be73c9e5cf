using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Files;

/// <summary>A file that somebody has handed over and not loaded yet; theirs alone, for a day.</summary>
internal sealed class StagedFile : IOwned<StagedFile>, INotAudited
{
    public static Ownership<StagedFile> Ownership => Owned.ByPerson<StagedFile>(f => f.Person);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid Person { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Keeps an upload apart between looking at what it would do and doing it. Each person has one: the next takes its place.</summary>
internal sealed class StagedFiles(Db db)
{
    /// <summary>How long a file waits to be loaded.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Keeps a file for its owner.</summary>
    /// <returns>What it is found again by, or why it was not kept.</returns>
    public Task<Outcome<Guid>> KeepAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Guid>(viewer, new("platform.file-staged"), async (write, c) =>
        {
            if (viewer.Person is not { } person)
            {
                return Refusal.NotFound;
            }

            // By their ids: the content of a file that is thrown away need not be read.
            var before = await db.For<StagedFile>(viewer).Where(f => f.Person == person).Select(f => f.Id).ToListAsync(c);
            before.ForEach(id => write.Remove(new StagedFile { Id = id, Person = person, Name = "", Content = [] }));
            var staged = new StagedFile { Person = person, Name = file.ShortName, Content = file.Content, At = write.Now };
            write.Add(staged);
            write.About(0, null);
            write.Summarise($"{file.ShortName}, sha256 {file.Hash}, {file.Content.Length} bytes");
            return staged.Id;
        }, cancel);

    /// <summary>A file that this viewer keeps; null when it is not there, or not theirs.</summary>
    public Task<ReceivedFile?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel) =>
        db.For<StagedFile>(viewer).Where(f => f.Id == id).Select(f => new ReceivedFile(f.Name, f.Content)).SingleOrDefaultAsync(cancel);

    /// <summary>Forgets a file; one that is not there is forgotten already.</summary>
    public Task<Outcome<Done>> DropAsync(Guid id, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("platform.file-dropped"), async (write, c) =>
        {
            if (await write.For<StagedFile>().SingleOrDefaultAsync(f => f.Id == id, c) is { } file)
            {
                write.Remove(file);
                write.Summarise(file.Name);
            }

            write.About(0, null);
            return new Done();
        }, cancel);
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
            (await write.For<StagedFile>().Where(f => old.Contains(f.Id)).ToListAsync(c)).ForEach(write.Remove);
            write.About(0, null);
            write.Summarise($"{old.Count} files that nobody loaded within a day");
            return new Done();
        }, cancel);
        _ = outcome.Value;
    }
}
