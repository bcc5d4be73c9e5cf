using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.StartProgramme;

/// <summary>Makes the programme's own unit where there is none yet, so that people can hold roles on it before any file has come.</summary>
internal sealed class StartProgrammeHandler(Db db, UnitDirectory units, ProgrammeSettings settings)
{
    /// <returns>The programme's unit.</returns>
    public async Task<Outcome<UnitRow>> HandleAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Reach != ReachKind.Everything)
        {
            return Refusal.NotFound;
        }

        if (await FindAsync(viewer, cancel) is { } there)
        {
            return there;
        }

        var name = await settings.ReadAsync(SettingDefinition.ProgrammeName, cancel);
        var made = await db.WriteAsync<Done>(viewer, new("organisations.programme-started"), async (write, c) =>
        {
            var unit = await UnitTree.AddAsync(write, new(UnitKind.Programme, name, "PROGRAMME", null, UnitTree.Ever), c);
            write.About(unit.Partition, unit.Number);
            return new Done();
        }, cancel);
        return made.IsRefused ? made.Refusal : (await FindAsync(viewer, cancel))!;
    }

    private async Task<UnitRow?> FindAsync(Viewer viewer, CancellationToken cancel) =>
        await units.AllAsync(UnitKind.Programme, viewer, cancel) is [var programme, ..] ? programme : null;
}
