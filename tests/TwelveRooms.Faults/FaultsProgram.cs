using System.Globalization;

namespace TwelveRooms.Faults;

/// <summary>Breaks a running house on purpose, and counts what was lost; see scripts/kill9.</summary>
internal static class FaultsProgram
{
    private const string Usage = "usage: TwelveRooms.Faults kill9 --host WEB.dll --cli CLI.dll [--rounds N] [--postgres CONNECTION] [--plant]";

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["planted-host", var folder, var port, .. var rest])
        {
            await PlantedHost.ServeAsync(folder, int.Parse(port, CultureInfo.InvariantCulture), rest.FirstOrDefault());
            return 0;
        }

        if (args is not ["kill9", ..] || Value(args, "--host") is not { } host || Value(args, "--cli") is not { } cli
            || !int.TryParse(Value(args, "--rounds") ?? "200", NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds < 1)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await new Kill9(host, cli, Value(args, "--postgres"), args.Contains("--plant")).RunAsync(rounds);
    }

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
