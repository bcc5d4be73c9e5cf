using TwelveRooms.Access;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Testing;

/// <summary>What most tests begin with. Everything goes through ordinary writes, with audit.</summary>
public sealed partial class Rooms
{
    /// <summary>The platform itself: sees everything.</summary>
    public static readonly Viewer TestSystem = Viewer.System("test");

    private static readonly DateOnly LongAgo = new(2015, 4, 1);
    private readonly SemaphoreSlim _programmeOnce = new(1, 1);
    private UnitRow? _programme;
    private int _made;

    /// <summary>The one programme; made at the first call.</summary>
    public async Task<UnitRow> ProgrammeAsync()
    {
        await _programmeOnce.WaitAsync();
        try
        {
            return _programme ??= await UnitAsync(new(UnitKind.Programme, "Test programme", "ZP1", null, LongAgo));
        }
        finally
        {
            _programmeOnce.Release();
        }
    }

    /// <summary>An organisation, straight below the programme unless a parent is named. Names and codes differ from call to call.</summary>
    public async Task<UnitRow> ProviderAsync(string? name = null, UnitRow? parent = null)
    {
        var number = Interlocked.Increment(ref _made);
        return await UnitAsync(new(
            UnitKind.Provider, name ?? $"Trust {number}", $"ZXT{number}", (parent ?? await ProgrammeAsync()).Number, LongAgo) { OrganisationType = "NHS trust" });
    }

    /// <summary>A ward; of a new organisation unless one is given.</summary>
    public async Task<UnitRow> WardAsync(UnitRow? provider = null, string? name = null, string type = "Adult Acute", int beds = 20, DateOnly? openedOn = null, DateOnly? hereSince = null)
    {
        var parent = provider ?? await ProviderAsync();
        var number = Interlocked.Increment(ref _made);
        return await UnitAsync(new(UnitKind.Ward, name ?? $"Ward {number}", $"ZXT-W{number}", parent.Number, openedOn ?? LongAgo)
        {
            OpenedOn = openedOn ?? LongAgo,
            HereSince = hereSince ?? LongAgo,
            WardType = type,
            Beds = beds,
        });
    }

    /// <summary>Records that an organisation lets the programme and its coaches see its named wards.</summary>
    public Task ShareAsync(UnitRow provider) => WriteAsync("test.shared", write =>
        write.Add(new SharingAgreement { Provider = provider.Number, Partition = provider.Partition, What = "numbers of named wards", SignedBy = "A director", From = LongAgo }));

    /// <summary>Somebody with this role on this unit, signed in.</summary>
    public async Task<Visitor> PersonAsync(string role, UnitRow unit, string? name = null)
    {
        var person = new Person { Name = name ?? $"Person {Interlocked.Increment(ref _made)}" };
        await WriteAsync("test.person", write => write.Add(person));
        await GrantAsync(person.Id.Value, role, unit);
        return await SignInAsync(person.Id.Value);
    }

    /// <summary>Gives a person a further role from long ago; open sessions learn of it at their next request.</summary>
    public async Task GrantAsync(Guid person, string role, UnitRow unit)
    {
        var all = await InScopeAsync<RoleTable, IReadOnlyList<Role>>(table => table.AllAsync(CancellationToken.None));
        if (!all.Any(r => r.Key == role))
        {
            throw new ArgumentException($"There is no role '{role}'. There are: {string.Join(", ", all.Select(r => r.Key))}", nameof(role));
        }

        var id = PersonId.From(person);
        await WriteAsync("test.grant", write =>
        {
            write.Add(new Grant { Person = id, Role = role, Unit = unit.Number, From = LongAgo });
            write.For<Person>().Single(p => p.Id == id).Version++;
        });
    }

    /// <summary>A new browser in which this person has signed in.</summary>
    public Task<Visitor> SignInAsync(Guid person) => InScopeAsync<Passes, Visitor>(async passes =>
    {
        var viewer = await passes.ViewerOfAsync(person, CancellationToken.None);
        var (secret, _) = await passes.MakeAsync(
            new(PassKind.Session, viewer.Name, Passes.SessionLife) { Person = person, Proof = Proof.Passphrase | Proof.Code }, viewer, "access.signed-in", CancellationToken.None);
        return new(this, viewer, secret);
    });

    /// <summary>A ward's own device, enrolled.</summary>
    public Task<Visitor> DeviceAsync(UnitRow ward) => InScopeAsync<Passes, Visitor>(async passes =>
    {
        var (secret, _) = await passes.MakeAsync(
            new(PassKind.Device, "office phone", Passes.DeviceLife) { Unit = ward.Number, Role = RoleTable.WardDevice, Partition = ward.Partition },
            TestSystem, "access.device-enrolled", CancellationToken.None);
        return new(this, await passes.ReadAsync(secret, PassKind.Device, CancellationToken.None), null, secret);
    });

    /// <summary>The secret of an API key for a unit; send it as a bearer token.</summary>
    public Task<string> ApiKeyAsync(UnitRow unit, string role = "data-feed") => InScopeAsync<Passes, string>(async passes =>
    {
        var (secret, _) = await passes.MakeAsync(
            new(PassKind.ApiKey, "test feed", TimeSpan.FromDays(365)) { Unit = unit.Number, Role = role, Partition = unit.Partition },
            TestSystem, "access.key-made", CancellationToken.None);
        return secret;
    });

    /// <summary>A client that sends an API key.</summary>
    public async Task<HttpClient> ApiAsync(UnitRow unit, string role = "data-feed")
    {
        var client = Host.CreateDefaultClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await ApiKeyAsync(unit, role));
        return client;
    }

    internal async Task<UnitRow> UnitAsync(NewUnit unit)
    {
        var added = await InScopeAsync<Db, Outcome<Unit>>(db => db.WriteAsync<Unit>(TestSystem, new("test.unit"), async (write, cancel) =>
        {
            var made = await UnitTree.AddAsync(write, unit, cancel);
            write.About(made.Partition, made.Number);
            return made;
        }, CancellationToken.None));
        var number = added.Value.Number;
        return await InScopeAsync<UnitDirectory, UnitRow>(async units => (await units.FindAsync([number], TestSystem, CancellationToken.None))[number]);
    }

    /// <summary>One ordinary write by the platform, for rows that have no handler yet.</summary>
    internal async Task WriteAsync(string action, Action<Write> work)
    {
        var outcome = await InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(TestSystem, new(action), (write, _) =>
        {
            work(write);
            return Task.FromResult<Outcome<Done>>(new Done());
        }, CancellationToken.None));
        _ = outcome.Value;
    }
}
