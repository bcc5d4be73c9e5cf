using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Settings;

internal sealed class SettingsModel(ProgrammeSettings settings, CurrentViewer current) : PageModel
{
    public IReadOnlyList<SettingDefinition> All { get; } = SettingDefinition.All;

    public Dictionary<string, string> Now { get; } = [];

    public string? SavedSentence { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? saved, CancellationToken cancel)
    {
        if (!current.Viewer.MayForAll(Rights.Administer))
        {
            return NotFound();
        }

        foreach (var setting in All)
        {
            Now[setting.Name] = await settings.ReadAsync(setting, cancel);
        }

        SavedSentence = All.FirstOrDefault(s => s.Name == saved) is { } changed ? $"Saved. {changed.Title}: {Now[changed.Name]}." : null;
        this.SetPage("Settings of the programme");
        return Page();
    }
}
