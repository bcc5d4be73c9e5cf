using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Writing;

#pragma warning disable RS0030 // Platform saves the changes.

/// <summary>One write under way: reads with the viewer's reach, collects changes, and leaves its audit record behind.</summary>
internal sealed class Write
{
    private readonly TwelveRoomsDbContext _context;
    private readonly Db _db;
    private readonly List<OutboxRow> _outbox = [];
    private readonly HashSet<int> _unitsOfNewRows = [];
    private readonly List<BulkSeal> _bulk = [];
    private short _partition;
    private int? _unit;
    private string? _subject;
    private string? _why;
    private string? _summary;
    private bool _keepsFlushed;
    private Func<object, bool>? _isTold;
    private string _answer = "";

    internal Write(TwelveRoomsDbContext context, Db db, Viewer viewer, RoomsClock clock)
    {
        (_context, _db, Viewer) = (context, db, viewer);
        Now = clock.Now;
        Today = clock.Today;
    }

    /// <summary>Who writes.</summary>
    public Viewer Viewer { get; }

    /// <summary>The instant of the write; one for all of it.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day in Europe/London.</summary>
    public DateOnly Today { get; }

    internal byte[]? ClaimedKey { get; set; }

    /// <summary>The rows that the viewer may see, tracked: changing one is saved and audited.</summary>
    public IQueryable<T> For<T>()
        where T : class, IOwned<T> => _db.Tracked<T>(Viewer);

    /// <summary>The closure of the unit tree, tracked; Organisations alone changes it.</summary>
    public IQueryable<UnitPath> Paths => _context.Set<UnitPath>();

    /// <summary>Where the viewer stands to a unit.</summary>
    public Task<Standing> StandingAsync(int unit, CancellationToken cancel) => _db.StandingAsync(Viewer, unit, cancel);

    /// <summary>Adds a row. A row owned by a unit out of the viewer's reach stops the whole write.</summary>
    public void Add<T>(T row)
        where T : class, IOwned<T>
    {
        NoteUnit(row);
        _context.Add(row);
    }

    /// <summary>
    /// Adds many rows at once, straight into their table. The audit keeps the sentence of <see cref="Summarise"/>, their number and
    /// a hash over them, so the rows must keep their own history; a unit out of the viewer's reach stops the whole write.
    /// </summary>
    /// <param name="rows">Shape: any number, in the order of their key, each key once. What they point at is flushed before.</param>
    /// <param name="cancel">Stops.</param>
    public Task AddManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class, IOwned<T> => AddManyAsync(rows, isNumbered: false, cancel);

    /// <summary>The same for rows whose key the database gives: their numbers come from <see cref="NumbersAsync"/>.</summary>
    public Task AddNumberedAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class, IOwned<T> => AddManyAsync(rows, isNumbered: true, cancel);

    /// <summary>Numbers that no row of a type has and none will get, in order; one that is not used in the end is a gap.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync<T>(int count, CancellationToken cancel)
        where T : class, IOwned<T>
    {
        var entity = _context.Model.FindEntityType(typeof(T))!;
        var (table, column) = (entity.GetTableName()!, entity.FindPrimaryKey()!.Properties.Single().GetColumnName());
        if (_context.IsSqlite) // nobody else writes until this write ends
        {
#pragma warning disable EF1002 // names of the model
            var last = await _context.Database.SqlQueryRaw<int>($"SELECT coalesce(max(\"{column}\"), 0) AS \"Value\" FROM {table}").SingleAsync(cancel);
#pragma warning restore EF1002
            return [.. Enumerable.Range(last + 1, count)];
        }

        var numbers = await _context.Database.SqlQueryRaw<int>(
            "SELECT nextval(pg_get_serial_sequence({0}, {1}))::int AS \"Value\" FROM generate_series(1, {2})", table, column, count).ToListAsync(cancel);
        return [.. numbers.Order()];
    }

    private async Task AddManyAsync<T>(IReadOnlyCollection<T> rows, bool isNumbered, CancellationToken cancel)
        where T : class, IOwned<T>
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var row in rows)
        {
            NoteUnit(row);
        }

        Stop(TextDoor.Refuse(_context.Model.FindEntityType(typeof(T))!, rows));
        var table = BulkTable.Of<T>(_context, isNumbered);
        var seal = Task.Run(() => BulkSeal.Of(table, rows), cancel); // reads the same rows on another core
        try
        {
            await new BulkRows(_context).AddAsync(table, rows, cancel);
        }
        catch (DbUpdateException)
        {
            await seal; // says first when the rows themselves are out of order
            throw;
        }

        _bulk.Add(await seal);
    }

    /// <summary>Adds many derived rows, or gives those with the same key their new values. They follow from rows that are audited.</summary>
    public Task PutManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class, IOwned<T>, INotAudited => new BulkRows(_context).PutAsync(BulkTable.Of<T>(_context), rows, cancel);

    /// <summary>
    /// Deletes many rows in reach at once. For what was never finished, or can be made again: the audit keeps the sentence of
    /// <see cref="Summarise"/>, and no copy of the rows.
    /// </summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which, CancellationToken cancel)
        where T : class, IOwned<T> => _summary is null
            ? throw new InvalidOperationException($"Rows of {typeof(T).Name} are deleted, and no sentence says so in the audit.")
            : For<T>().Where(which).ExecuteDeleteAsync(cancel);

    /// <summary>Adds a row of the closure.</summary>
    public void Add(UnitPath path) => _context.Add(path);

    /// <summary>Removes a row.</summary>
    public void Remove<T>(T row)
        where T : class => _context.Remove(row);

    /// <summary>Saves what is collected, so that numbers given by the database can be read; still undone by a refusal.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        Stop(TextDoor.Refuse(_context.ChangeTracker));
        if (_summary is null || _isTold is not null)
        {
            _collected.AddRange(AuditText.Collect(_context.ChangeTracker, _isTold));
        }

        await _context.SaveChangesAsync(cancel);
    }

    private readonly List<AuditedChange> _collected = [];

    /// <summary>Holds off everyone else who writes the same thing until this write ends. SQLite has one writer anyway.</summary>
    public async Task LockAsync(int kind, int number, CancellationToken cancel)
    {
        if (!_context.IsSqlite)
        {
            await _context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({kind}, {number})", cancel);
        }
    }

    /// <summary>Says what the audit record is about.</summary>
    public void About(short partition, int? unit, string? why = null) => (_partition, _unit, _why) = (partition, unit, why);

    /// <summary>Says which person the audit record is about, so that they find it among what is kept about them.</summary>
    public void Concerns(Guid person) => _subject = Viewer.ActorOf(person);

    /// <summary>
    /// Puts one sentence into the audit in place of every row, for a bulk write whose rows keep their own history. Said before
    /// the rows are flushed, it spares taking them down.
    /// </summary>
    /// <param name="summary">The sentence.</param>
    /// <param name="keepsFlushed">Whether what was flushed before it is told row by row all the same, and only what follows is not.</param>
    public void Summarise(string summary, bool keepsFlushed = false) => (_summary, _keepsFlushed) = (summary, keepsFlushed);

    /// <summary>
    /// Puts one sentence into the audit in place of every row but some: of a bulk write that changes a few things which were there, those are
    /// told row by row, with before and after, so that each of them has its history.
    /// </summary>
    /// <param name="summary">The sentence.</param>
    /// <param name="isTold">Which of the rows saved from now on are told.</param>
    public void SummariseAllBut(string summary, Func<object, bool> isTold) => (_summary, _keepsFlushed, _isTold) = (summary, true, isTold);

    /// <summary>Notes the ids that the stored answer is rebuilt from.</summary>
    public void Answer(string ids) => _answer = ids;

    /// <summary>Leaves work to be done after this write, stored with it.</summary>
    public void Enqueue(string kind, string payload) => _outbox.Add(new() { Kind = kind, Payload = payload, At = Now, Due = Now });

    private static void Stop(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new WriteRefusedException(refusal);
        }
    }

    private void NoteUnit<T>(T row)
        where T : class, IOwned<T>
    {
        if (Viewer.Reach != ReachKind.Everything && T.Ownership.UnitOf(row) is { } unit and > 0)
        {
            _unitsOfNewRows.Add(unit);
        }
    }

    internal async Task CommitAsync(WriteIntent intent, CancellationToken cancel)
    {
        if (_unitsOfNewRows.Count > 0)
        {
            var standings = await _db.StandingsAsync(Viewer, _unitsOfNewRows, cancel);
            if (_unitsOfNewRows.Any(u => !standings.TryGetValue(u, out var s) || !s.CanSee))
            {
                throw new InvalidOperationException($"{intent.Action}: {Viewer.Actor} added a row to a unit out of reach.");
            }
        }

        Stop(TextGuard.Refuse(_why, "Reason"));
        if (_bulk.Count > 0 && _summary is null)
        {
            throw new InvalidOperationException($"{intent.Action}: rows were added in bulk, and no sentence says so in the audit.");
        }

        _context.AddRange(_outbox);
        await FlushAsync(cancel);
        if (ClaimedKey is { } key)
        {
            await _context.Database.ExecuteSqlAsync($"""UPDATE platform_idempotency SET "Answer" = {_answer} WHERE "Key" = {key}""", cancel);
        }

        var text = AuditText.Write(Now, Viewer.Actor, intent.Action, _unit, _why, _summary is null || _keepsFlushed ? _collected : [], _summary, _bulk);
        await new AuditChain(_context).AddAsync(new(_partition, Viewer.Actor, intent.Action, _unit, _subject, Now, text), cancel);
    }
}
