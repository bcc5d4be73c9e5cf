using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using Microsoft.EntityFrameworkCore;

namespace TwelveRooms.Demo;

/// <summary>Makes the demo programme once, on an empty database, through the ordinary handlers of the modules.</summary>
internal sealed class DemoProgramme(Db db, IEnumerable<IDemoPart> parts, RoomsClock clock)
{
    private const int Seed = 12;
    private const int Months = 30;
    private static readonly Viewer Maker = Viewer.System("demo");

    private static readonly string Made = "demo.made";

    /// <summary>Makes what is not there. Zero wards opens the door of roles and makes nothing.</summary>
    public async Task EnsureAsync(int wards, CancellationToken cancel)
    {
        if (wards == 0 || await db.For<Setting>(Maker).AnyAsync(s => s.Name == Made, cancel))
        {
            return;
        }

        var plan = new DemoPlan(Seed, clock.Today, Months, wards);
        foreach (var part in parts.OrderBy(p => p.Order))
        {
            await part.MakeAsync(plan, cancel);
        }

        await db.WriteAsync<Done>(Maker, new("demo.made"), (write, _) =>
        {
            write.Add(new Setting { Name = Made, Version = 1, Value = plan.Today.ToString("yyyy-MM-dd", null), Since = write.Now, By = Maker.Actor, Reason = "The demo was asked for." });
            return Task.FromResult<Outcome<Done>>(new Done());
        }, cancel);
    }
}
