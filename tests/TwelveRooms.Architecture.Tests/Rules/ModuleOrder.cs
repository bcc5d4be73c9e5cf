using TwelveRooms.Architecture.Tests.Reading;

namespace TwelveRooms.Architecture.Tests.Rules;

/// <summary>Which module may call which: only those above it, through their contracts; the platform is for everyone.</summary>
internal static class ModuleOrder
{
    /// <summary>Top to bottom, as the design lists them; Demo sees all and nobody sees it.</summary>
    public static readonly IReadOnlyList<string> Modules =
    [
        "Platform", "Organisations", "Access", "Standards", "Measures", "Improvement", "Experience", "RestrictivePractice", "Coaching",
        "Programme", "SafetyPlanning", "DigitalTech", "Oversight", "Conversation", "Home", "Board", "Admin", "Demo",
    ];

    /// <summary>The module that a type belongs to; null for the hosts, the list of modules, and other libraries.</summary>
    public static string? ModuleOf(TypeName type)
    {
        var parts = type.Namespace.Split('.');
        var name = parts switch
        {
            ["TwelveRooms", var module, ..] => module,
            ["AspNetCoreGeneratedDocument"] => type.Name.Split('_')[0], // a compiled view: Access_Demo_Demo
            _ => null,
        };
        return name is not null && Modules.Contains(name) ? name : null;
    }

    /// <summary>Each mention that goes down the list, or goes up past the contracts.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<CodeReference> references) =>
        [.. references.Where(r => !IsAllowed(r)).Select(r => r.ToString()).Distinct()];

    private static bool IsAllowed(CodeReference reference)
    {
        if (ModuleOf(reference.From) is not { } from || ModuleOf(reference.To) is not { } to || from == to || to == "Platform")
        {
            return true;
        }

        var contracts = $"TwelveRooms.{to}.Contracts";
        return IsAbove(to, from) && (reference.To.Namespace == contracts || reference.To.Namespace.StartsWith(contracts + ".", StringComparison.Ordinal));
    }

    private static bool IsAbove(string upper, string lower) => Modules.ToList().IndexOf(upper) < Modules.ToList().IndexOf(lower);
}
