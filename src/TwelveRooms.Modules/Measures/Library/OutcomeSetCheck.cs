using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Library;

/// <summary>The programme's monthly set names measures that are in the library, each once.</summary>
internal sealed class OutcomeSetCheck(Db db) : ISettingCheck
{
    private static readonly Viewer Reader = Viewer.System("outcome-set");

    public async Task<Refusal?> RefuseAsync(SettingDefinition definition, string value, CancellationToken cancel)
    {
        if (definition != SettingDefinition.OutcomeSet)
        {
            return null;
        }

        var codes = value.Split(',');
        if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return Refusal.Invalid("setting-value", $"“{twice.Key}” stands in the list twice. Keep it once.", "Value");
        }

        var known = await db.For<Measure>(Reader).Where(m => m.OwnerUnit == 0 && codes.Contains(m.Code)).Select(m => m.Code).ToListAsync(cancel);
        return codes.Except(known).FirstOrDefault() is { } unknown
            ? Refusal.Invalid("setting-value", $"There is no measure “{unknown}” in the library. Each measure’s page shows its code; write the codes with commas between and no spaces.", "Value")
            : null;
    }
}
