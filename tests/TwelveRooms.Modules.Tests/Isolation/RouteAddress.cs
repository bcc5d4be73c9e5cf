using System.Text.RegularExpressions;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Modules.Tests.Isolation;

/// <summary>Addresses of the routes of the access table: each gap of a pattern filled with an id of somebody's, or with one of nothing.</summary>
internal static partial class RouteAddress
{
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["measure"] = WardNumbers.Leave, ["room:int"] = "6", ["format"] = "csv", ["name"] = "programme.name", ["list"] = "bed-types", ["documentName"] = "v1", ["secret"] = "nothing",
    };

    /// <summary>With one unit and one measure; whatever else a route names is not there.</summary>
    public static Uri Of(string pattern, UnitRow unit, Guid measure) => new(Of(pattern, gap => gap switch
    {
        "ward:guid" or "unit:guid" or "unit" or "site:guid" => unit.Id.Value,
        "measure:guid" => measure,
        _ => null,
    }), UriKind.Relative);

    /// <summary>With the id for each gap, such as <c>ward:guid</c>; null for what is not there.</summary>
    public static string Of(string pattern, Func<string, Guid?> ids) =>
        "/" + Gap().Replace(pattern, m => ids(m.Groups[1].Value)?.ToString() ?? Usual.GetValueOrDefault(m.Groups[1].Value) ?? Guid.Empty.ToString());

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Gap();
}
