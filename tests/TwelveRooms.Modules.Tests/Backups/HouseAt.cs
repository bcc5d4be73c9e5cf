using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>All modules over a database, without a server, as the command line has them.</summary>
internal sealed class HouseAt : IAsyncDisposable
{
    public const string Force = "restrictive_interventions";
    private readonly ServiceProvider _provider;
    private readonly DatabaseLocation _location;

    public HouseAt(DatabaseLocation location, Action<IServiceCollection>? change = null)
    {
        _location = location;
        var services = new ServiceCollection().AddTwelveRooms(location, new Doors(IsDemo: false));
        change?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    public static Viewer Operator { get; } = Viewer.Operator("test");

    public async Task<TAnswer> WithAsync<T, TAnswer>(Func<T, Task<TAnswer>> work)
        where T : notnull
    {
        await using var scope = _provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task<Outcome<TakenBackup>> BackupAsync(string? file = null, int? keep = null) =>
        WithAsync<TakeBackupHandler, Outcome<TakenBackup>>(h => h.HandleAsync(new(file, keep), Operator, CancellationToken.None));

    public Task<Outcome<RestoredBackup>> RestoreAsync(string file, bool isCheck = false, bool mayBeOtherHistory = false) =>
        WithAsync<RestoreBackupHandler, Outcome<RestoredBackup>>(h => h.HandleAsync(new(file, isCheck) { MayBeOtherHistory = mayBeOtherHistory }, Operator, CancellationToken.None));

    public Task<AuditAccount> VerifyAsync() => WithAsync<AuditVerifier, AuditAccount>(v => v.VerifyAsync(CancellationToken.None));

    public Task<bool> SealAsync() => WithAsync<AuditSeals, bool>(async seals =>
    {
        await seals.SealAsync(CancellationToken.None);
        return true;
    });

    public Task<Outcome<Done>> MigrateAsync() => WithAsync<Migrator, Outcome<Done>>(m => m.MigrateAsync(CancellationToken.None));

    public Task<Outcome<RecordedNumber>> RecordAsync(string ward, string month, int number, string? key = null) => WithAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h =>
    {
        var command = new RecordNumberCommand(ward, Force, month, TwelveRooms.Statistics.PointState.Reported, $"{number}", "500");
        return h.HandleAsync(command with { Request = key is null ? null : new(key, command.Content, IsApi: true) }, Operator, CancellationToken.None);
    });

    /// <summary>Every number of a ward that stands in the database, with how many revisions it has; by ward and month.</summary>
    public Task<Dictionary<(string Ward, DateOnly Month), (double Number, int Revisions)>> NumbersAsync() => WithAsync<Db, Dictionary<(string, DateOnly), (double, int)>>(async db =>
    {
        var units = await db.For<Unit>(Rooms.TestSystem).Where(u => u.Code != null).ToDictionaryAsync(u => u.Number, u => u.Code!);
        var series = await db.For<Series>(Rooms.TestSystem).ToDictionaryAsync(s => s.Number, s => s.Unit);
        var points = await db.For<Point>(Rooms.TestSystem).ToListAsync();
        return points.Where(p => units.GetValueOrDefault(series[p.Series], "").Contains("-W", StringComparison.Ordinal))
            .GroupBy(p => (units[series[p.Series]], p.Period)).ToDictionary(g => g.Key, g => (g.MaxBy(p => p.Revision)!.Numerator ?? 0, g.Count()));
    });

    /// <summary>How many records the audit has of an action.</summary>
    public Task<int> AuditedAsync(string action) => WithAsync<Db, int>(db => db.For<AuditRecord>(Rooms.TestSystem).CountAsync(r => r.Action == action));

    /// <summary>The texts of the records of an action.</summary>
    public Task<List<string>> TextsAsync(string action) => WithAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(r => r.Action == action).Select(r => r.Text).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        if (_location.Postgres is { } postgres)
        {
            await using var pooled = new NpgsqlConnection(postgres);
            NpgsqlConnection.ClearPool(pooled);
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }
    }
}
