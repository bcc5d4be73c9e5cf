using System.Globalization;

namespace TwelveRooms.Cli;

internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        return CommandLine.RunAsync(args);
    }
}
