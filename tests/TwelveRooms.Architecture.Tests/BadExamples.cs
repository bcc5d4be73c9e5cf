// Each rule must be able to fail: these types break one rule each, and the tests ask the rules to find them.
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Standards.BadExamples
{
    internal static class ReachesPastTheContracts
    {
        public static string Name(object unit) => ((Unit)unit).Name;
    }

    internal static class ReachesDown
    {
        public static Type Lower() => typeof(MeasureLibrary);
    }

    internal static class HidesItInALambda
    {
        public static Func<object, string?> Reader() => row => (row as UnitName)?.Name;
    }
}

namespace TwelveRooms.Home.BadExamples
{
    internal static class OpensTheContext
    {
        public static int Count(object context) => ((DbContext)context).ChangeTracker.Entries().Count();
    }

    internal static class DeletesWithoutAudit
    {
        public static Task<int> All<T>(IQueryable<T> rows) => rows.ExecuteDeleteAsync();
    }

    internal static class AsksAnAddress
    {
        public static Task<string> Read(HttpClient client, Uri address) => client.GetStringAsync(address);
    }

    internal static class StartsAProgram
    {
        public static void Run(string program) => System.Diagnostics.Process.Start(program).Dispose();
    }

    internal static class WritesSql
    {
        public static void Ask(System.Data.Common.DbCommand command, string name) => command.CommandText = name;
    }

    internal static class SeesEverything
    {
        public static Viewer Viewer() => Platform.Viewing.Viewer.System("bad-example");

        public static Viewer Computed(string job) => Platform.Viewing.Viewer.System(job + "!");
    }

    internal sealed class TalkativeHandler
    {
        public int Calls { get; private set; }

        public Task HandleAsync() => Task.FromResult(Calls++);

        public Task AlsoAsync() => HandleAsync();
    }

    internal sealed class Measures
    {
        public int Number { get; init; }
    }
}
