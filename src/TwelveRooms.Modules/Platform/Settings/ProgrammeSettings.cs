using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Settings;

/// <summary>A setting of the programme: its name, what it means, and what holds until somebody decides otherwise.</summary>
/// <param name="Name">Stable name, dotted.</param>
/// <param name="Title">What it is called on the page.</param>
/// <param name="Words">What it decides, for the person who changes it.</param>
/// <param name="Default">The value of a new programme.</param>
/// <param name="IsValid">Whether a value can be used.</param>
/// <param name="Remedy">What a usable value looks like.</param>
internal sealed record SettingDefinition(string Name, string Title, string Words, string Default, Func<string, bool> IsValid, string Remedy)
{
    public static SettingDefinition ProgrammeName { get; } = new(
        "programme.name", "Name of the programme", "What the programme is called at the top of its tree, when the first file of organisations makes it.", "Culture of care", v => v.Length is > 1 and < 80 && NameText.RefuseShape(v, "Value") is null, "Write 2 to 79 characters on one line.");

    public static SettingDefinition BurdenCeiling { get; } = new(
        "burden.minutes-a-month", "The most time that a ward is asked for", "The most minutes a month that all questions together may take a ward, unless a reason is given.", "30",
        v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is > 0 and <= 600, "Write a whole number of minutes, 1 to 600.");

    public static SettingDefinition OutcomeSet { get; } = new(
        "measures.outcome-set", "Outcome measures", "The codes of the measures that every ward’s organisation sends each month, the most important first.",
        "restrictive_interventions,violence,self_harm,staff_sickness_days", v => v.Split(',').All(c => c.Length > 0), "Write codes from the measure library, with commas between.");

    public static SettingDefinition DaysForWeeks { get; } = DaysFor("weeks", "week", 7);

    public static SettingDefinition DaysForMonths { get; } = DaysFor("months", "month", 14);

    public static SettingDefinition DaysForQuarters { get; } = DaysFor("quarters", "quarter", 28);

    public static IReadOnlyList<SettingDefinition> All { get; } = [ProgrammeName, BurdenCeiling, OutcomeSet, DaysForWeeks, DaysForMonths, DaysForQuarters];

    private static SettingDefinition DaysFor(string many, string one, int days) => new(
        $"measures.days-for-{many}", $"Days for the numbers of a {one}", $"How many days after the end of a {one} its numbers have before they are called late.",
        days.ToString(CultureInfo.InvariantCulture), v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d is > 0 and <= 366, "Write a whole number of days, 1 to 366.");
}

/// <summary>A new value for a setting.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">As typed.</param>
/// <param name="Reason">Why.</param>
internal sealed record ChangeSettingCommand(SettingDefinition Setting, string Value, string Reason)
{
    /// <summary>The version that was shown; null where nothing was shown, at the command line.</summary>
    public int? Version { get; init; }

    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "setting", Setting.Name, Value, Reason), IsApi: false);
}

/// <summary>What a module knows of a setting that only it can judge, such as whether a code is in its library.</summary>
internal interface ISettingCheck
{
    /// <summary>Why a value cannot be used, with the value and the remedy; null when it can, or is none of this module's.</summary>
    Task<Refusal?> RefuseAsync(SettingDefinition definition, string value, CancellationToken cancel);
}

/// <summary>Reads and changes the programme's settings: versioned rows, each with who, when and why.</summary>
internal sealed class ProgrammeSettings(Db db, IEnumerable<ISettingCheck> checks)
{
    private const int LongestReason = 400;

    private static readonly Viewer Reader = Viewer.System("settings");

    public async Task<string> ReadAsync(SettingDefinition definition, CancellationToken cancel) =>
        await db.For<Setting>(Reader).Where(s => s.Name == definition.Name).OrderByDescending(s => s.Version).Select(s => s.Value)
            .FirstOrDefaultAsync(cancel) ?? definition.Default;

    public async Task<int> ReadNumberAsync(SettingDefinition definition, CancellationToken cancel) =>
        int.Parse(await ReadAsync(definition, cancel), CultureInfo.InvariantCulture);

    /// <summary>How often a setting was changed; 0 while its default holds.</summary>
    public async Task<int> VersionOfAsync(SettingDefinition definition, CancellationToken cancel) =>
        await db.For<Setting>(Reader).Where(s => s.Name == definition.Name).MaxAsync(s => (int?)s.Version, cancel) ?? 0;

    public Task<Outcome<Done>> ChangeAsync(ChangeSettingCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("platform.setting-changed", command.Request), async (write, c) =>
        {
            var (definition, value, reason) = (command.Setting, command.Value.Trim(), command.Reason.Trim());
            if (!viewer.MayForAll(Rights.Administer)) // a setting holds for every organisation
            {
                return Refusal.NotFound;
            }

            if (!definition.IsValid(value))
            {
                return Refusal.Invalid("setting-value", $"“{value}” cannot be used for {definition.Name}. {definition.Remedy}", "Value");
            }

            foreach (var check in checks)
            {
                if (await check.RefuseAsync(definition, value, c) is { } refusal)
                {
                    return refusal;
                }
            }

            if (reason.Length is 0 or > LongestReason)
            {
                return reason.Length == 0
                    ? Refusal.Invalid("reason-needed", "Say why it changes. The reason is kept with the setting.", "Reason")
                    : Refusal.Invalid("reason-too-long", $"The reason has {reason.Length} characters. Use up to {LongestReason}.", "Reason");
            }

            if ((TextGuard.Refuse(value, "Value") ?? TextGuard.Refuse(reason, "Reason")) is { } pointing)
            {
                return pointing;
            }

            var version = await write.For<Setting>().Where(s => s.Name == definition.Name).MaxAsync(s => (int?)s.Version, c) ?? 0;
            if (command.Version is { } shown && shown != version)
            {
                return Refusal.Conflict("changed-meanwhile", $"{definition.Name} was changed by somebody else while you were writing. Look at what it is now, then decide.", "Value");
            }

            write.Add(new Setting { Name = definition.Name, Version = version + 1, Value = value, Since = write.Now, By = viewer.Actor, Reason = reason });
            write.About(0, null, reason);
            return new Done();
        }, (_, _) => Task.FromResult<Outcome<Done>>(new Done()), cancel);
}
