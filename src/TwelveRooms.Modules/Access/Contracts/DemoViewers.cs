using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Contracts;

/// <summary>The made-up people of the demo as they would sign in, for the modules that make its past.</summary>
internal sealed class DemoViewers(Passes passes, Holdings holdings, UnitDirectory units)
{
    private static readonly Viewer Door = Viewer.System("demo-sign-in");

    /// <summary>Who holds this role on this unit, as of the clock's today; null when the demo has nobody.</summary>
    public async Task<Viewer?> FindAsync(string role, string unitCode, CancellationToken cancel)
    {
        if (await units.FindAsync(unitCode, Door, cancel) is not { } unit)
        {
            return null;
        }

        var person = (await holdings.DemoPeopleAsync(cancel)).FirstOrDefault(p => p.Role == role && p.Unit == unit.Number);
        return person.Id == Guid.Empty ? null : await passes.ViewerOfAsync(person.Id, cancel);
    }
}
