using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.Domain;

public sealed class ClosureTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_moves_the_stored_paths_say_what_the_dated_parents_say_on_every_day(int seed)
    {
        var cancel = TestContext.Current.CancellationToken;
#pragma warning disable CA5394 // a test wants the same moves each time
        var random = new Random(seed);
        var programme = await rooms.ProgrammeAsync();
        var numbers = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            var kind = i < 3 ? UnitKind.Region : i < 6 ? UnitKind.Icb : i < 9 ? UnitKind.Provider : i < 11 ? UnitKind.Site : UnitKind.Ward;
            var parent = i < 3 ? programme.Number : numbers[random.Next(Math.Max(0, i - 5), i)];
            numbers.Add((await rooms.UnitAsync(new(kind, $"Unit {i}", $"ZXP{seed}-{i}", parent, UnitTree.Ever))).Number);
        }

        for (var move = 0; move < 40; move++)
        {
            var (unit, to, from) = (numbers[random.Next(14)], numbers[random.Next(14)], Start.AddDays(random.Next(700)));
            await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.move"), async (write, c) =>
            {
                var row = await write.For<Unit>().SingleAsync(u => u.Number == unit, c);
                return await UnitTree.MoveAsync(write, row, to, from, c) ? new Done() : Refusal.Invalid("loop", "Loop.");
            }, cancel));
        }
#pragma warning restore CA5394

        var (parents, paths) = await rooms.InScopeAsync<Db, (List<UnitParent>, List<TwelveRooms.Platform.Viewing.UnitPath>)>(async db =>
            (await db.For<UnitParent>(Rooms.TestSystem).ToListAsync(cancel), await db.Paths.Where(p => numbers.Contains(p.Descendant)).ToListAsync(cancel)));
        for (var day = Start.AddDays(-2); day < Start.AddDays(710); day = day.AddDays(7))
        {
            foreach (var unit in numbers)
            {
                var stored = paths.Where(p => p.Descendant == unit && p.From <= day && p.To > day).OrderBy(p => p.Depth).Select(p => p.Ancestor);
                Assert.Equal(Naive(unit, day, parents), stored);
            }
        }
    }

    [Fact]
    public void Two_units_that_were_each_others_parent_at_different_times_are_no_loop()
    {
        var change = new DateOnly(2025, 1, 1);
        var parents = new[]
        {
            (Unit: 1, Span: new ParentSpan(2, DateOnly.MinValue, change)),
            (Unit: 2, Span: new ParentSpan(1, change, DateOnly.MaxValue)),
        }.ToLookup(p => p.Unit, p => p.Span);

        Assert.Equal([new AncestorSpan(2, DateOnly.MinValue, change, 1)], PathMaker.AncestorsOf(1, parents));
        Assert.Equal([new AncestorSpan(1, change, DateOnly.MaxValue, 1)], PathMaker.AncestorsOf(2, parents));
    }

    [Fact]
    public async Task The_tree_is_not_changed_by_a_write_that_sees_a_part_of_it()
    {
        var team = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(team.Viewer, new("test.add"), async (write, c) =>
        {
            await UnitTree.AddAsync(write, new(UnitKind.Ward, "A", "ZXT-PART", null, UnitTree.Ever), c);
            return new Done();
        }, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_demo_unit_never_takes_a_code_that_could_be_real() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => rooms.UnitAsync(new(UnitKind.Provider, "A", "RXX", null, UnitTree.Ever) { IsDemo = true }));

    private static List<int> Naive(int unit, DateOnly day, List<UnitParent> parents)
    {
        var above = new List<int> { unit };
        while (parents.Find(p => p.Unit == above[^1] && p.From <= day && p.To > day) is { } row)
        {
            above.Add(row.Parent);
            Assert.True(above.Count < 30, "A loop.");
        }

        return above;
    }
}
