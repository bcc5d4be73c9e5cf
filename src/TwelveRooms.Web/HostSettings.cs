using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Web;

/// <summary>What the environment says: addresses, secrets and folders, nothing else.</summary>
/// <param name="Location">Where the data lives.</param>
/// <param name="IsDemo">Whether the demo programme is asked for.</param>
/// <param name="DemoWards">How many wards the demo has at most; 0 opens its doors and makes nothing.</param>
/// <param name="Hosts">The host names that may be asked for.</param>
internal sealed record HostSettings(DatabaseLocation Location, bool IsDemo, int DemoWards, IReadOnlyList<string> Hosts)
{
    /// <summary>The addresses at which it would listen without encryption to more than this machine; it must not.</summary>
    public static IReadOnlyList<string> OpenAddresses(IConfiguration configuration)
    {
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        var ports = (urls.Length > 0 ? "" : configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. urls.Concat(endpoints).Where(IsOpen), .. ports.Select(port => $"http://*:{port}")];
    }

    private static bool IsOpen(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.Scheme != Uri.UriSchemeHttps && !address.IsUnixPipe && !address.IsNamedPipe && address.Host != "localhost"
            && !(System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));
    }

    public static HostSettings Read(IConfiguration configuration) => new(
        new(
            configuration["TWELVEROOMS_DATA"] is { Length: > 0 } folder ? folder : ".data",
            configuration["TWELVEROOMS_POSTGRES"]),
        configuration["TWELVEROOMS_DEMO"] is "1" or "true",
        int.TryParse(configuration["TWELVEROOMS_DEMO_WARDS"], out var wards) ? wards : int.MaxValue,
        (configuration["TWELVEROOMS_HOSTS"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
