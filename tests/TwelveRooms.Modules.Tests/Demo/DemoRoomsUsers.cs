using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

/// <summary>All who only look share one demo: making it takes longer than every look at it.</summary>
[CollectionDefinition(Name)]
public sealed class DemoRoomsUsers : ICollectionFixture<DemoRooms>
{
    public const string Name = "demo";
}
