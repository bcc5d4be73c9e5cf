using TwelveRooms.Architecture.Tests.Rules;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void A_module_uses_the_platform_and_the_contracts_of_modules_above_it() =>
        Assert.Empty(ModuleOrder.Violations(ProductCode.Modules.References));

    [Theory]
    [InlineData("ReachesPastTheContracts.Name uses TwelveRooms.Organisations.Domain.Unit")]
    [InlineData("ReachesDown.Lower uses TwelveRooms.Measures.Contracts.MeasureLibrary")]
    [InlineData("uses TwelveRooms.Organisations.Domain.UnitName")]
    public void A_wrong_arrow_is_found(string violation) =>
        Assert.Contains(ModuleOrder.Violations(ProductCode.Examples.References), v => v.Contains(violation, StringComparison.Ordinal));

    [Fact]
    public void Every_folder_of_the_modules_is_on_the_list()
    {
        var folders = Directory.GetDirectories(Path.Combine(ProductCode.Root, "src/TwelveRooms.Modules"))
            .Select(f => Path.GetFileName(f)).Where(f => f is not ("bin" or "obj"));

        Assert.Empty(folders.Except(ModuleOrder.Modules));
    }

    [Fact]
    public void Statistics_needs_nothing_but_the_base_library() =>
        Assert.DoesNotContain(ProductCode.Statistics.Assemblies, a => !a.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Components_know_no_database_and_no_module() =>
        Assert.DoesNotContain(
            ProductCode.Components.Assemblies,
            a => a.Contains("EntityFramework", StringComparison.Ordinal) || a.Contains("Sqlite", StringComparison.Ordinal)
                || a.Contains("Npgsql", StringComparison.Ordinal) || a == "System.Data.Common" || a == "TwelveRooms.Modules");

    [Fact]
    public void The_same_look_at_the_modules_does_find_their_database() =>
        Assert.Contains("Microsoft.EntityFrameworkCore", ProductCode.Modules.Assemblies);
}
