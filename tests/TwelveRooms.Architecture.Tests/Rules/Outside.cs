using TwelveRooms.Architecture.Tests.Reading;

namespace TwelveRooms.Architecture.Tests.Rules;

/// <summary>What reaches out of the program: to other machines, to other programs, and to the database in words of its own.</summary>
internal static class Outside
{
    private static readonly HashSet<string> Callers =
    [
        "HttpClient", "HttpMessageInvoker", "IHttpClientFactory", "SocketsHttpHandler", "HttpClientHandler", "WebClient", "WebRequest", "HttpWebRequest", "FtpWebRequest", "Dns", "SmtpClient", "Ping", "ClientWebSocket",
    ];

    private static readonly HashSet<string> Raw =
    [
        "FromSqlRaw", "ExecuteSqlRaw", "ExecuteSqlRawAsync", "SqlQueryRaw", "set_CommandText",
    ];

    public static IReadOnlyList<string> CallsToOthers(IEnumerable<CodeReference> references) =>
        [.. references.Where(r => (r.To.Namespace.StartsWith("System.Net", StringComparison.Ordinal) && Callers.Contains(r.To.Name)) || (r.To.Namespace == "System.Net.Sockets" && r.To.Name != "AddressFamily")).Select(r => r.ToString()).Distinct()];

    /// <summary>The types that start another program.</summary>
    public static IReadOnlyList<string> Starters(IEnumerable<CodeReference> references) =>
        [.. references.Where(r => r.To is { Namespace: "System.Diagnostics", Name: "Process" or "ProcessStartInfo" } && r.ToMember is "Start" or ".ctor").Select(r => r.From.ToString()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The types that hand the database text that nothing has looked at: each was read, and makes it of constants and of names of the model.</summary>
    public static IReadOnlyList<string> WritersOfSql(IEnumerable<CodeReference> references) =>
        [.. references.Where(r => (r.ToMember is { } member && Raw.Contains(member)) || (r.To.Name is "NpgsqlCommand" or "SqliteCommand" && r.ToMember == ".ctor")).Select(r => r.From.ToString()).Distinct().Order(StringComparer.Ordinal)];
}
