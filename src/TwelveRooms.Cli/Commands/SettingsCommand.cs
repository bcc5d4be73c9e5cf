using System.CommandLine;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;

namespace TwelveRooms.Cli.Commands;

internal static class SettingsCommand
{
    public static Command Make()
    {
        var name = new Argument<string?>("NAME") { Description = "The setting to change; all are listed without it", Arity = ArgumentArity.ZeroOrOne };
        var value = new Argument<string?>("VALUE") { Description = "Its new value", Arity = ArgumentArity.ZeroOrOne };
        var reason = new Option<string?>("--reason") { Description = "Why it changes; kept with the setting" };
        var command = new Command("settings", "List the settings of the programme, or change one") { name, value, reason };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is not null && result.GetValue(value) is null)
            {
                result.AddError("Give the setting a VALUE and a --reason, or leave its name out to list them all.");
            }
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(name) is { } wanted
            ? House.WriteAsync(house => ChangeAsync(house, wanted, parsed.GetValue(value)!, parsed.GetValue(reason) ?? "", cancel), cancel)
            : House.OpenAsync(house => ListAsync(house, cancel), cancel));
        return command;
    }

    private static async Task<int> ListAsync(House house, CancellationToken cancel)
    {
        foreach (var setting in SettingDefinition.All)
        {
            await Terminal.Out.WriteLineAsync($"{setting.Name} = {await house.Get<ProgrammeSettings>().ReadAsync(setting, cancel)}");
            await Terminal.Out.WriteLineAsync($"    {setting.Words} {setting.Remedy}");
        }

        return Exit.Fine;
    }

    private static async Task<int> ChangeAsync(House house, string name, string value, string reason, CancellationToken cancel)
    {
        if (SettingDefinition.All.FirstOrDefault(s => s.Name == name) is not { } setting)
        {
            return await Answer.RefuseAsync(Refusal.Invalid(
                "setting-unknown", $"There is no setting “{name}”. There are: {string.Join(", ", SettingDefinition.All.Select(s => s.Name))}.", "NAME"));
        }

        var outcome = await house.Get<ProgrammeSettings>().ChangeAsync(new(setting, value, reason), house.Operator, cancel);
        return await Answer.OfAsync(outcome, _ => $"{setting.Name} = {value}");
    }
}
