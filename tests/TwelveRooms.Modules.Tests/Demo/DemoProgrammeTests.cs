using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Demo;
using TwelveRooms.Measures.DemoNumbers;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

[Collection(DemoRoomsUsers.Name)]
public sealed class DemoProgrammeTests(DemoRooms demo)
{
    [Fact]
    public async Task Nothing_made_up_hangs_on_a_unit_whose_code_is_real()
    {
        var (db, cancel) = (demo.Rooms.Db(), TestContext.Current.CancellationToken);
        var units = await db.For<Unit>(Rooms.TestSystem).ToDictionaryAsync(u => u.Number, cancel);
        var holding = await db.For<Series>(Rooms.TestSystem).Select(s => s.Unit)
            .Concat(db.For<Grant>(Rooms.TestSystem).Select(g => g.Unit))
            .Concat(db.For<SharingAgreement>(Rooms.TestSystem).Select(a => a.Provider))
            .Distinct().ToListAsync(cancel);

        Assert.NotEmpty(holding);
        Assert.All(holding, number => Assert.True(units[number].IsDemo));
        Assert.All(units.Values, unit => Assert.Matches("^Z", unit.Code));
        Assert.All(await db.For<Person>(Rooms.TestSystem).ToListAsync(cancel), p => Assert.True(p.IsDemo));
    }

    [Fact]
    public async Task A_demo_that_is_cut_short_goes_on_the_next_day_to_the_same_numbers_and_doubles_nothing()
    {
        await using var rooms = await Rooms.StartAsync();
        using var cut = new CancellationTokenSource(TimeSpan.FromSeconds(4));

        try
        {
            await DemoRooms.MakeAsync(rooms, cut.Token);
        }
        catch (OperationCanceledException)
        {
            // this is the cut; on a very fast machine it comes too late, and the rest still holds
        }

        rooms.Clock.Advance(TimeSpan.FromDays(1));
        await DemoRooms.MakeAsync(rooms, CancellationToken.None);
        await DemoRooms.MakeAsync(rooms, CancellationToken.None);

        Assert.Equal(await DemoRooms.NumbersAsync(demo.Rooms), await DemoRooms.NumbersAsync(rooms));
        Assert.Equal(await CountsAsync(demo.Rooms), await CountsAsync(rooms));
        Assert.Empty((await rooms.Handler<AuditVerifier>().VerifyAsync(TestContext.Current.CancellationToken)).Breaks);
    }

    [Fact]
    public async Task Everything_is_dated_when_it_would_have_been_done()
    {
        var points = await demo.Rooms.Db().For<Point>(Rooms.TestSystem).Where(p => p.By != "system:pooled-series")
            .Select(p => new { p.Period, p.At }).ToListAsync(TestContext.Current.CancellationToken);

        Assert.All(points, p => Assert.InRange(DateOnly.FromDateTime(p.At.UtcDateTime).DayNumber - p.Period.DayNumber, 7, 60));
        Assert.True(points.Min(p => p.At) < demo.Rooms.Clock.Now.AddMonths(-28));
        Assert.All(points, p => Assert.True(p.At <= demo.Rooms.Clock.Now));
    }

    [Fact]
    public async Task Four_things_are_due_on_the_ward_that_most_people_belong_to()
    {
        var (db, cancel) = (demo.Rooms.Db(), TestContext.Current.CancellationToken);
        var week = Cadence.Week.LastWhole(demo.Rooms.Today);
        var ward = await demo.Rooms.Handler<UnitDirectory>().FindAsync("ZX1-W01", Rooms.TestSystem, cancel);

        var histories = await demo.Rooms.Handler<SeriesReader>().OfUnitsAsync([ward!.Number], Rooms.TestSystem, cancel);

        Assert.Equal(4, histories.Count(h => h.Measure is { WardEntered: true, Cadence: Cadence.Week } && h.Points.All(p => p.Period != week)));
        Assert.Contains(histories, h => h.Points.Any(p => p is { State: PointState.NotCollected, Reason: not null }));
        Assert.Contains(histories, h => h.Points.Any(p => p is { State: PointState.ConfirmedZero, Numerator: 0 }));
        Assert.NotEmpty(await db.For<Point>(Rooms.TestSystem).Where(p => p.Initials == "ward manager" || p.Initials == "ward-manager").Take(1).ToListAsync(cancel));
    }

    [Fact]
    public async Task A_coach_sees_the_wards_they_are_given_and_one_manager_not_the_ward_of_another()
    {
        var (units, people, cancel) = (demo.Rooms.Handler<UnitDirectory>(), demo.Rooms.Handler<DemoViewers>(), TestContext.Current.CancellationToken);
        var coach = await people.FindAsync("qi-coach", "ZX6-W04", cancel);
        var leila = await people.FindAsync("ward-manager", "ZX2-W01", cancel);

        var coached = await units.AllAsync(UnitKind.Ward, coach!, cancel);
        var hers = await units.AllAsync(UnitKind.Ward, leila!, cancel);

        Assert.Equal(["ZX1-W01", "ZX1-W02", "ZX2-W01", "ZX6-W04"], coached.Select(w => w.Code).Order(StringComparer.Ordinal));
        Assert.Equal("ZX2-W01", Assert.Single(hers).Code);
    }

    [Fact]
    public async Task An_organisation_that_has_not_agreed_shares_no_ward()
    {
        var db = demo.Rooms.Db();
        var agreed = await db.For<SharingAgreement>(Rooms.TestSystem)
            .Join(db.For<Unit>(Rooms.TestSystem), a => a.Provider, u => u.Number, (_, u) => u.Code).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, agreed.Count);
        Assert.DoesNotContain("ZX7", agreed);
    }

    [Fact]
    public async Task The_door_offers_everyone_of_the_shipped_file()
    {
        var page = await demo.Rooms.Anyone().SeeAsync("/demo");

        Assert.Equal(14, page.Document.QuerySelectorAll("button[name=as]").Length);
    }

    [Fact]
    public async Task The_stories_can_be_told_on_every_day_of_the_year()
    {
        var library = (await demo.Rooms.Handler<MeasureDirectory>().AllAsync(Rooms.TestSystem, TestContext.Current.CancellationToken)).ToDictionary(m => m.Code);
        for (var day = 0; day < 366; day += 13)
        {
            var plan = DemoPlanner.Plan(new DateTimeOffset(2026, 12, 31, 0, 5, 0, TimeSpan.Zero).AddDays(day), DemoRooms.StoryWards);
            var decisions = DemoDecisions.Of(plan);

            var numbers = plan.Programme.Wards.SelectMany(w => new WardNumbers(plan, w.Ward, library, decisions).All()).ToList();

            Assert.All(numbers, n => Assert.True(n.EnteredAt <= plan.Now));
            Assert.All(decisions, d => Assert.True(d.At <= plan.Now && d.Text.Length <= 400));
        }
    }

    [Fact]
    public void Chance_is_the_same_on_every_machine()
    {
        var dice = new Dice(12, "a stream");

        Assert.Equal([dice.Pick(1000), dice.Pick(1000), dice.Pick(1000)], Again());

        static int[] Again()
        {
            var again = new Dice(12, "a stream");
            return [again.Pick(1000), again.Pick(1000), again.Pick(1000)];
        }
    }

    private static async Task<(int People, int Grants, int Decisions, int Agreements, int Units)> CountsAsync(Rooms rooms)
    {
        var (db, cancel) = (rooms.Db(), TestContext.Current.CancellationToken);
        return (
            await db.For<Person>(Rooms.TestSystem).CountAsync(cancel),
            await db.For<Grant>(Rooms.TestSystem).CountAsync(cancel),
            await db.For<ChartDecision>(Rooms.TestSystem).CountAsync(cancel),
            await db.For<SharingAgreement>(Rooms.TestSystem).CountAsync(cancel),
            await db.For<Unit>(Rooms.TestSystem).CountAsync(cancel));
    }
}
