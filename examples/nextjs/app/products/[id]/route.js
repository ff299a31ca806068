export const GET = async (_request, { params }) => Response.json(await params);
