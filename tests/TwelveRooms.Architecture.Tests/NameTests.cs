using System.Reflection;
using TwelveRooms.Architecture.Tests.Reading;
using TwelveRooms.Architecture.Tests.Rules;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

public sealed class NameTests
{
    private static readonly Assembly Modules = typeof(Platform.Refusal).Assembly;

    private static readonly HashSet<string> Folders = [.. ProductCode.Modules.Types.SelectMany(t => t.Namespace.Split('.'))];

    [Fact]
    public void No_type_hides_a_module_or_a_feature() =>
        Assert.Empty(Hiding(ProductCode.Modules.Types));

    [Fact]
    public void A_type_that_hides_a_module_is_found() =>
        Assert.Contains("TwelveRooms.Home.BadExamples.Measures", Hiding(ProductCode.Examples.Types));

    [Fact]
    public void A_handler_does_one_thing() =>
        Assert.Empty(Modules.GetTypes().Where(IsTalkative).Select(t => t.FullName));

    [Fact]
    public void A_handler_that_does_two_things_is_found() =>
        Assert.True(IsTalkative(typeof(Home.BadExamples.TalkativeHandler)));

    private static IEnumerable<string> Hiding(IEnumerable<TypeName> types) =>
        types.Where(t => t.Namespace.StartsWith("TwelveRooms", StringComparison.Ordinal) && Folders.Contains(t.Name)).Select(t => t.ToString());

    private static bool IsTalkative(Type type)
    {
        if (!type.Name.EndsWith("Handler", StringComparison.Ordinal) || !type.IsClass || (type.IsAbstract && type.IsSealed))
        {
            return false;
        }

        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName).ToList();
        return methods.Count != 1 || methods[0].Name != "HandleAsync";
    }
}
