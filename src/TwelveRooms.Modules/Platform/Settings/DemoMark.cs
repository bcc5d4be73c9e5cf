using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Settings;

/// <summary>
/// Marks a database as a demo's. Its doors have no passwords, so no real ward may be in it: organisations, and the figures that
/// national bodies publish about them, are public and may.
/// </summary>
internal static class DemoMark
{
    /// <summary>The name of the setting that says when the demo was begun.</summary>
    public const string Begun = "demo.begun";

    /// <summary>What is said to whoever would put a real ward into a demo.</summary>
    public const string NoRealWards =
        "This database holds the demo programme, which everyone may enter without a password. Real sites and wards belong into a database of their own: set TWELVEROOMS_DATA to an empty folder.";

    /// <summary>Whether this database is a demo's.</summary>
    public static Task<bool> IsOnAsync(Write write, CancellationToken cancel) => write.For<Setting>().AnyAsync(s => s.Name == Begun, cancel);

    /// <summary>The same outside a write.</summary>
    public static Task<bool> IsOnAsync(Db db, CancellationToken cancel) =>
        db.For<Setting>(Viewing.Viewer.System("settings")).AnyAsync(s => s.Name == Begun, cancel);
}
