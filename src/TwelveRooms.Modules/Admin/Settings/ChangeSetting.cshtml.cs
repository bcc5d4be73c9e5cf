using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Settings;

internal sealed class ChangeSettingModel(ProgrammeSettings settings, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public SettingDefinition Setting { get; private set; } = null!;

    public string Now { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (!await LoadAsync(name, cancel))
        {
            return NotFound();
        }

        (Version, Key, Value) = (await settings.VersionOfAsync(Setting, cancel), Guid.CreateVersion7().ToString("n"), Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancel)
    {
        if (!await LoadAsync(name, cancel))
        {
            return NotFound();
        }

        var outcome = await settings.ChangeAsync(new(Setting, Value ?? "", Reason ?? "") { Version = Version, Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/settings?saved={Setting.Name}");
    }

    private async Task<bool> LoadAsync(string name, CancellationToken cancel)
    {
        if (!current.Viewer.MayForAll(Rights.Administer) || SettingDefinition.All.FirstOrDefault(s => s.Name == name) is not { } setting)
        {
            return false;
        }

        (Setting, Now) = (setting, await settings.ReadAsync(setting, cancel));
        this.SetPage(setting.Title, [new("Settings of the programme", "/settings")]);
        return true;
    }
}
