using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Demo;

/// <summary>Makes the demo programme once, through the ordinary handlers of the modules, walking a clock through its months.</summary>
internal sealed class DemoProgramme(Db db, RealPlaces places, DemoHouse house, IServiceProvider server, RoomsClock clock)
{
    private const string Made = "demo.made";
    private static readonly Viewer Maker = Viewer.System("demo");

    /// <summary>
    /// Makes what is not there; refuses a database with a real site or ward, which must not be seen without a password. Zero wards
    /// opens the door of roles and makes nothing. After a cut the steps are done again from the first, for the same instant: each
    /// finds what it did before.
    /// </summary>
    public async Task<Outcome<Done>> EnsureAsync(int wards, CancellationToken cancel)
    {
        var real = await places.NamesAsync(Maker, cancel);
        if (real.Count > 0)
        {
            return Refusal.Invalid(
                "real-wards-here",
                $"This database holds {real.Count} real sites and wards, such as {real[0]}, and the demo can be entered without a password. Set TWELVEROOMS_DATA to another folder for the demo.");
        }

        if (wards == 0 || await ReadAsync(Made, cancel) is not null)
        {
            return new Done();
        }

        if (await ReadAsync(DemoMark.Begun, cancel) is null && await places.FirstAsync(Maker, cancel) is { } madeUp)
        {
            return Refusal.Invalid(
                "not-empty", $"This database holds sites or wards already, such as {madeUp}. The demo makes its own: set TWELVEROOMS_DATA to another folder for it.");
        }

        var plan = DemoPlanner.Plan(await BeginAsync(cancel), wards);
        var walking = new WalkingClock(plan.At(plan.Start, 8));
        await using var walked = house.Build(server, walking);
        await using var scope = walked.CreateAsyncScope();
        foreach (var step in await StepsAsync(scope.ServiceProvider, plan, cancel))
        {
            walking.Now = step.At;
            await step.DoAsync(cancel);
        }

        await WriteAsync(Made, plan.Now, cancel);
        return new Done();
    }

    private static async Task<IReadOnlyList<DemoStep>> StepsAsync(IServiceProvider services, DemoPlan plan, CancellationToken cancel)
    {
        var steps = new List<DemoStep>();
        foreach (var part in services.GetServices<IDemoPart>())
        {
            steps.AddRange(await part.StepsAsync(plan, cancel));
        }

        return [.. steps.OrderBy(s => s.At).ThenBy(s => s.Order)];
    }

    /// <summary>A demo that was cut short goes on at the instant at which it was begun, or its months would not fit together.</summary>
    private async Task<DateTimeOffset> BeginAsync(CancellationToken cancel)
    {
        if (await ReadAsync(DemoMark.Begun, cancel) is not { } begun)
        {
            await WriteAsync(DemoMark.Begun, clock.Now, cancel);
            begun = (await ReadAsync(DemoMark.Begun, cancel))!;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(begun, CultureInfo.InvariantCulture));
    }

    private Task<string?> ReadAsync(string name, CancellationToken cancel) =>
        db.For<Setting>(Maker).Where(s => s.Name == name).Select(s => (string?)s.Value).SingleOrDefaultAsync(cancel);

    private Task<Outcome<Done>> WriteAsync(string name, DateTimeOffset value, CancellationToken cancel) => db.WriteAsync<Done>(Maker, new(name), (write, _) =>
    {
        write.Add(new Setting
        {
            Name = name,
            Version = 1,
            Value = value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            Since = write.Now,
            By = Maker.Actor,
            Reason = "The demo was asked for.",
        });
        return Task.FromResult<Outcome<Done>>(new Done());
    }, cancel);
}
