using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Settings;

namespace TwelveRooms.Admin.Settings;

internal sealed class SettingsModel(ProgrammeSettings settings, CurrentViewer current) : PageModel
{
    public IReadOnlyList<SettingDefinition> All { get; } = SettingDefinition.All;

    public Dictionary<string, string> Now { get; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public Dictionary<string, int> Versions { get; } = [];

    /// <summary>The setting whose change was just refused; what was typed for it stands in its boxes again.</summary>
    public string? Refused { get; private set; }

    public string? Value { get; private set; }

    public string? Reason { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString();

    public async Task<IActionResult> OnPostAsync(string? name, string? value, string? reason, int version, string? key, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (All.FirstOrDefault(s => s.Name == name) is not { } setting)
        {
            return NotFound();
        }

        var outcome = await settings.ChangeAsync(new(setting, value ?? "", reason ?? "") { Version = version, Key = key }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            (Refused, Value, Reason) = (setting.Name, value, reason);
            return this.PageWith(outcome.Refusal);
        }

        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var setting in All)
        {
            Versions[setting.Name] = await settings.VersionOfAsync(setting, cancel);
            Now[setting.Name] = await settings.ReadAsync(setting, cancel);
        }

        this.SetPage("Settings of the programme");
    }
}
