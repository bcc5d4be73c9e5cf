using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Edge;

#pragma warning disable RS0030 // Platform keeps the key ring.

/// <summary>Keeps the web host's key ring in the database, so that every node reads the same forms.</summary>
internal sealed class DatabaseKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>();
        return [.. context.Set<DataKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>();
        using var turn = context.IsSqlite ? scope.ServiceProvider.GetRequiredService<WriteQueue>().Turn() : null;
        context.Add(new DataKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
