using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.MakeWardMeasure;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation.Matrix;

/// <summary>One ward, the organisation that runs it, and one of each thing that a route names by its id. Every text that people wrote there holds the same rare word.</summary>
internal sealed record MatrixPlace(string Canary, UnitRow Ward, UnitRow Provider, Guid Measure, Guid Membership, Guid Person, Guid Import, Guid File)
{
    /// <summary>The same addresses, with ids that never were.</summary>
    public static MatrixPlace Nowhere(MatrixPlace like) => new(
        "", like.Ward with { Id = UnitId.New(), Code = "ZXT-W0" }, like.Provider with { Id = UnitId.New(), Code = "ZXT0" }, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    /// <summary>This place, with the things of another.</summary>
    public MatrixPlace WithThingsOf(MatrixPlace other) => this with { Measure = other.Measure, Membership = other.Membership, Person = other.Person, Import = other.Import, File = other.File };
}

/// <summary>
/// Two organisations in one ICB of one region: the first shares with the programme and has two wards, the second does not share and has one.
/// </summary>
internal sealed class MatrixWorld(Rooms rooms)
{
    /// <summary>Stands in what people wrote, and in no name.</summary>
    public const string Written = "choir came";

    private readonly ConcurrentDictionary<string, byte> _ofFirst = new();
    private int _words;

    public UnitRow Region { get; private set; } = null!;

    public UnitRow Icb { get; private set; } = null!;

    public MatrixPlace Sibling { get; private set; } = null!;

    public MatrixPlace Foreign { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The id of a measure of which a number is due.</summary>
    public Guid Due { get; private set; }

    public async Task BuildAsync()
    {
        Due = (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var programme = await rooms.ProgrammeAsync();
        Region = await rooms.UnitAsync(new(UnitKind.Region, "North", "ZR9", programme.Number, new(2015, 4, 1)));
        Icb = await rooms.UnitAsync(new(UnitKind.Icb, "North East", "ZI9", Region.Number, new(2015, 4, 1)));
        var elsewhere = await rooms.UnitAsync(new(UnitKind.Region, "South", "ZR8", programme.Number, new(2015, 4, 1)));
        var (one, other) = (await rooms.ProviderAsync("Alder Trust", Icb), await rooms.ProviderAsync("Other Trust", elsewhere));
        await rooms.ShareAsync(one);
        Sibling = await PlaceAsync(one);
        Foreign = await PlaceAsync(other);
    }

    /// <summary>Whether a word was written on a ward of the organisation that shares.</summary>
    public bool IsOfFirst(string word) => _ofFirst.ContainsKey(word);

    /// <summary>A further ward of the first organisation, for whoever is about to change it.</summary>
    public Task<MatrixPlace> OwnAsync() => PlaceAsync(Sibling.Provider);

    /// <summary>Where a role is held, so that the place is below it.</summary>
    public async Task<UnitRow> HeldAsync(Role role, MatrixPlace own) => role switch
    {
        _ when role.CanBeHeldOn(UnitKind.Ward) && role.Holder != RoleHolder.System => own.Ward,
        _ when role.CanBeHeldOn(UnitKind.Provider) => own.Provider,
        _ when role.CanBeHeldOn(UnitKind.Icb) => Icb,
        _ when role.CanBeHeldOn(UnitKind.Region) => Region,
        _ => await rooms.ProgrammeAsync(),
    };

    private async Task<MatrixPlace> PlaceAsync(UnitRow provider)
    {
        var number = Interlocked.Increment(ref _words);
        var canary = $"zebrafinch{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
        if (Sibling is null || provider == Sibling.Provider)
        {
            _ofFirst.TryAdd(canary, 0);
        }

        var ward = await rooms.WardAsync(provider, $"{canary} Ward");
        await rooms.AskAsync(ward, WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        var note = new DecideChartCommand(ward.Id.Value.ToString(), WardNumbers.Leave, MarkKind.Note, "2026-03-02", $"The {canary} {Written}.");
        Assert.False((await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h => h.HandleAsync(note, Rooms.TestSystem, Cancel))).IsRefused);
        var measure = await MeasureAsync(ward, canary);
        var (membership, member) = await MembershipAsync(ward, canary);
        var import = new ImportBatch
        {
            Unit = ward.Number, FileName = $"{canary}.csv", Hash = new string('0', 64), Layout = "long", By = Rooms.TestSystem.Actor, At = rooms.Clock.Now, Beat = rooms.Clock.Now, State = ImportState.Done,
        };
        await rooms.WriteAsync("test.import", write => write.Add(import));
        await rooms.DeviceAsync(ward);
        return new(canary, ward, provider, measure, membership, member, import.Id, await FileAsync(provider, canary));
    }

    /// <summary>The ward's own measure, with a number and a note of its own.</summary>
    private async Task<Guid> MeasureAsync(UnitRow ward, string canary)
    {
        var answers = new NewMeasureState
        {
            Name = $"{canary} at eleven", Rooms = [10], AskedForBy = "patients", Kind = "count", Question = $"How often was {canary} heard?", Definition = $"Each time {canary} is heard on the ward, by anybody at all.",
            HowOften = "week", Minutes = "1", Better = "unsure",
        };
        var made = await rooms.InScopeAsync<MakeWardMeasureHandler, Outcome<Guid>>(h => h.HandleAsync(new(ward.Id.Value, answers, "asked for"), Rooms.TestSystem, Cancel));
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return made.Value;
    }

    private async Task<(Guid Membership, Guid Person)> MembershipAsync(UnitRow ward, string canary)
    {
        var person = await rooms.PersonAsync("ward-member", ward, canary);
        var id = PersonId.From(person.Viewer.Person!.Value);
        return (await rooms.InScopeAsync<Db, Guid>(db => db.For<Grant>(Rooms.TestSystem).Where(g => g.Person == id).Select(g => g.Id).SingleAsync(Cancel)), id.Value);
    }

    /// <summary>A file that somebody else has brought, and that waits to be looked at.</summary>
    private async Task<Guid> FileAsync(UnitRow provider, string canary)
    {
        var team = await rooms.PersonAsync("organisation-team", provider);
        var look = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", $"{canary}.csv", Encoding.UTF8.GetBytes($"ward_code,measure,period,numerator,note\nX,complaints,2026-02-01,5,{canary}\n"));
        return Guid.Parse(look.Address.Segments.Last().TrimEnd('/'));
    }
}
