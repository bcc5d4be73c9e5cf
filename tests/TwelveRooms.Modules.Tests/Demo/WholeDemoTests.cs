using TwelveRooms.Demo;
using TwelveRooms.Measures.DemoNumbers;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

/// <summary>The demo at its full size, whose numbers differ from day to day: every one passes the checks that it is taken in by.</summary>
public sealed class WholeDemoTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-03-31")]
    [InlineData("2026-08-03")]
    [InlineData("2026-11-25")]
    [InlineData("2028-02-29")]
    public async Task Every_number_of_every_ward_is_one_that_the_house_takes_in(string day)
    {
        var cancel = TestContext.Current.CancellationToken;
        var library = (await rooms.Handler<MeasureDirectory>().AllAsync(Rooms.TestSystem, cancel)).ToDictionary(m => m.Code);
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var plan = DemoPlanner.Plan(new(today.ToDateTime(new(12, 0)), TimeSpan.Zero), int.MaxValue);
        var decisions = DemoDecisions.Of(plan);
        var ward = await rooms.WardAsync();

        var numbers = plan.Programme.Wards.SelectMany(w => new WardNumbers(plan, w.Ward, library, decisions).All()).ToList();
        var refused = numbers.Select(n => (Number: n, NumberCheck.Check(n.ToCommand(), library[n.Measure], ward, null, today, isTyped: false).Refusal)).Where(n => n.Refusal is not null).ToList();

        Assert.True(numbers.Count > 38_000, $"There are only {numbers.Count} numbers.");
        Assert.True(refused.Count == 0, string.Join('\n', refused.Take(5).Select(r => $"{r.Number}: {r.Refusal!.Message}")));
    }
}
