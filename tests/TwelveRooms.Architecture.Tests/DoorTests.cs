using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Architecture.Tests.Rules;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

public sealed class DoorTests(Rooms rooms) : IClassFixture<Rooms>
{
    /// <summary>Rows of the platform itself, which no viewer ever asks for. Reviewed by name.</summary>
    private static readonly string[] PlatformTables =
    [
        nameof(AuditHead), nameof(AuditSeal), nameof(DataKey), nameof(DayMark), nameof(IdempotencyKey), nameof(Job), nameof(OutboxRow), nameof(Server), nameof(UnitPath),
    ];

    /// <summary>Every job that sees everything, and why it must. A new one is a decision: add it here with its reason.</summary>
    private static readonly Dictionary<string, string> SystemViewers = new()
    {
        ["access"] = "finds a pass by its secret before anybody is known",
        ["holdings"] = "tells Access what a person holds, before that person has a reach",
        ["role-table"] = "reads which role may do what, for everyone alike",
        ["memberships"] = "lists who holds what for a reader whose right to see it was checked",
        ["demo-sign-in"] = "lists the made-up people on the demo's door",
        ["demo"] = "makes the demo programme",
        ["settings"] = "reads the programme's settings for everyone alike",
        ["key-list"] = "lists the keys of other systems for a reader whose right to give their roles was checked",
        ["device-list"] = "lists a ward's devices for a reader whose right to manage them was checked",
        ["measure-library"] = "loads the shipped measures",
        ["measure-breaks"] = "draws the break of a changed measure on every line of it",
        ["drop-folder"] = "takes in the files that other systems drop; whoever may write to the folder is trusted like the operator",
        ["import-undo"] = "takes out what an import put in, after the right to do so was checked",
        ["stopped-imports"] = "finds imports whose program was killed, whoever began them",
        ["migrator"] = "says in the audit that the database was brought up to date, whoever started the program",
        ["forget-access"] = "forgets sessions, keys and accounts when their time has come, whosever they are",
        ["forget-staged-files"] = "drops uploads that nobody loaded within a day, whoever sent them",
        ["outcome-set"] = "knows whether a code of the programme's monthly set is in the library, whoever changes the setting",
        ["pooled-series"] = "adds up what lies below, whoever asked",
        ["unit-history"] = "reads what became of a unit that the viewer was found to see; names of other units are asked for the viewer",
        ["audit-trail"] = "reads records of a thing or a person for a reader whose right to it was checked; what is told of them is listed where their words are made",
        ["own-sessions"] = "lists the sessions that a person has open, for that person alone",
        ["series-reader"] = "reads the points of a series whose unit the viewer was found to see",
    };

    [Fact]
    public void Nobody_but_the_platform_meets_the_context_or_a_connection() =>
        Assert.Empty(ProductCode.Product.SelectMany(c => OneDoor.Violations(c.References)));

    [Theory]
    [InlineData("OpensTheContext.Count uses Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("DeletesWithoutAudit.All uses Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDeleteAsync")]
    public void A_way_around_the_door_is_found(string violation) =>
        Assert.Contains(OneDoor.Violations(ProductCode.Examples.References), v => v.Contains(violation, StringComparison.Ordinal));

    [Fact]
    public void Every_viewer_that_sees_everything_is_on_the_reviewed_list()
    {
        var used = ProductCode.Product.SelectMany(c => c.SystemViewers)
            .Select(v => v.Text ?? $"computed in {v.From}.{v.Method}").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(SystemViewers.Keys.Order(StringComparer.Ordinal), used);
    }

    [Fact]
    public void A_viewer_that_sees_everything_is_found_with_its_name_even_when_that_is_computed()
    {
        var found = ProductCode.Examples.SystemViewers.Where(v => v.From.Name == "SeesEverything").Select(v => v.Text);

        Assert.Equal(["bad-example", null], found);
    }

    [Fact]
    public void Every_stored_type_says_how_it_is_owned()
    {
        var unowned = Entities().Where(e => !IsOwned(e.ClrType)).Select(e => e.ClrType.Name).Order(StringComparer.Ordinal);

        Assert.Equal(PlatformTables.Order(StringComparer.Ordinal), unowned);
    }

    [Fact]
    public void No_stored_type_leads_to_another() =>
        Assert.Empty(Entities().SelectMany(LeadsOn));

    [Fact]
    public void A_stored_type_that_leads_to_another_is_found()
    {
        var builder = new ModelBuilder();
        builder.Entity<Leading>().HasMany(l => l.Others).WithOne();

        Assert.Contains(builder.Model.GetEntityTypes().SelectMany(LeadsOn), l => l == "Leading.Others");
        Assert.False(IsOwned(typeof(Leading)));
    }

    private static bool IsOwned(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOwned<>) && i.GetGenericArguments()[0] == type);

    private static IEnumerable<string> LeadsOn(IReadOnlyEntityType entity) =>
        entity.GetNavigations().Cast<IReadOnlyNavigationBase>().Concat(entity.GetSkipNavigations())
            .Select(n => $"{entity.ClrType.Name}.{n.Name}");

    private IReadOnlyList<IEntityType> Entities()
    {
        using var scope = rooms.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>().Model.GetEntityTypes()];
    }

    private sealed class Leading
    {
        public int Id { get; init; }

        public List<Other> Others { get; } = [];
    }

    private sealed class Other
    {
        public int Id { get; init; }
    }
}
