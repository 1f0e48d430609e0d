# SPDX-License-Identifier: EPL-2.0
"""Makes the golden files: python3 make.py FOLDER_OF_HDF5_EDGE_CASES (with h5py 3.7.0)."""
import glob
import os
import sys
import tempfile
import zipfile
import zlib

import h5py
import numpy as np

G = os.path.join(os.path.dirname(os.path.abspath(__file__)), '')
D = os.path.join(sys.argv[1], '')

with h5py.File(G+'links.h5','w') as f:
    g=f.create_group('g'); g['x']=[1,2,3]
    f['a']=h5py.SoftLink('/b'); f['b']=h5py.SoftLink('/a'); f['into']=h5py.SoftLink('/into/deeper'); g['self']=g; g['rel']=h5py.SoftLink('x'); f['abs']=h5py.SoftLink('/g/x')
    f['dead']=h5py.SoftLink('/none/y'); f['twice']=h5py.SoftLink('/g/rel'); f['elsewhere']=h5py.ExternalLink('other.h5','/x')
N=40; ramp=np.arange(N)
with h5py.File(G+'filters.h5','w',libver='latest') as f:
    t=f.create_group('types')
    for o in '<>':
        for k in 'i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8'.split():
            if k[1]=='1' and o=='>': continue
            t.create_dataset(('little_' if o=='<' else 'big_')+k,data=ramp.astype(o+k))
    r=f.create_group('filters')
    d=ramp.astype('<i4')
    for name,kw in dict(none={},deflate=dict(compression='gzip'),shuffle=dict(shuffle=True),both=dict(compression='gzip',shuffle=True),checksum=dict(fletcher32=True),all=dict(compression='gzip',shuffle=True,fletcher32=True),lzf=dict(compression='lzf'),lzf_shuffle=dict(compression='lzf',shuffle=True)).items():
        r.create_dataset(name,data=d,chunks=(16,),**kw)
    # the last chunk went through the second filter only, the first one through none
    m=r.create_dataset('masked',shape=(N,),dtype='<i4',chunks=(16,),compression='gzip',shuffle=True)
    p=np.zeros(48,'<i4'); p[:N]=d
    sh=lambda a: np.frombuffer(a.tobytes(),'u1').reshape(-1,4).T.tobytes()
    m.id.write_direct_chunk((0,),p[:16].tobytes(),filter_mask=3)
    m.id.write_direct_chunk((16,),zlib.compress(sh(p[16:32])),filter_mask=0)
    m.id.write_direct_chunk((32,),zlib.compress(p[32:].tobytes()),filter_mask=1)
    w=r.create_dataset('partly_written',shape=(N,),dtype='<i4',chunks=(16,),fillvalue=7)
    w[16:32]=d[16:32]
    q=f.create_dataset('matrix',data=np.arange(7*45).reshape(7,45).astype('<f4'),chunks=(3,20),compression='gzip',shuffle=True)
    words=['cell A','','細胞','細胞','full pad'.encode().decode()]
    g=f.create_group('words')
    raw=[w.encode() for w in words]; n=max(map(len,raw))
    for name,pad,fill,cset in (('null_padded',h5py.h5t.STR_NULLPAD,b'\0',0),('null_terminated',h5py.h5t.STR_NULLTERM,b'\0',1),('space_padded',h5py.h5t.STR_SPACEPAD,b' ',0)):
        t=h5py.h5t.C_S1.copy(); t.set_size(n+1); t.set_strpad(pad); t.set_cset(cset)
        d2=h5py.h5d.create(g.id,name.encode(),t,h5py.h5s.create_simple((len(raw),)))
        d2.write(h5py.h5s.ALL,h5py.h5s.ALL,np.frombuffer(b''.join(w.ljust(n+1,fill) for w in raw),dtype='V%d'%(n+1)),mtype=t)
    g.create_dataset('variable',data=words,dtype=h5py.string_dtype())
    assert (r['masked'][:]==d).all(), r['masked'][:]
    assert (r['lzf'][:]==d).all()
with h5py.File(G+'encodings.h5ad','w') as f:
    sd=h5py.string_dtype()
    f.attrs['encoding-type']='anndata'
    o=f.create_group('obs'); o.attrs['_index']='cell'; o.attrs['encoding-type']='dataframe'
    o.attrs['column-order']=np.array(['state','note','a/b','flag','age','ordinal','sparse','pair'],dtype=object)
    o.create_dataset('cell',data=['A','B','細胞'],dtype=sd)
    def group(name,enc,**kw):
        g=o.create_group(name); g.attrs['encoding-type']=enc
        for k,v in kw.items():
            if isinstance(v[0],str): g.create_dataset(k,data=v,dtype=sd)
            else: g[k]=np.array(v)
    group('state','categorical',categories=['血管','CL2'],codes=np.array([1,-1,0],'i1'))
    group('note','nullable-string-array',values=['x','',"y"],mask=[False,True,False])
    o['a/b']=np.array([1.5,2.5,np.nan])
    o['flag']=np.array([True,False,True])
    group('age','nullable-integer',values=np.array([3,1,4],'u2'),mask=[False,False,True])
    group('ordinal','categorical',categories=np.array([10,20]),codes=np.array([0,1,1],'i1'))
    g=o.create_group('sparse'); g.attrs['encoding-type']='csr_matrix'
    o['pair']=np.ones((3,2))
    v=f.create_group('var'); v.attrs['_index']='id'; v.create_dataset('id',data=['E1','E2','H1'],dtype=sd)
    v.create_dataset('gene_symbols',data=['VEGFA','','hash'],dtype=sd)
    t=v.create_group('feature_types'); t.attrs['encoding-type']='categorical'; t.create_dataset('categories',data=['Antibody Capture','Gene Expression'],dtype=sd); t['codes']=np.array([1,1,0],'i1')
    x=f.create_group('X'); x.attrs['encoding-type']='csc_matrix'; x.attrs['shape']=[3,3]
    x['data']=np.array([5.,1.,7.,2.]); x['indices']=np.array([0,2,1,0]); x['indptr']=np.array([0,2,3,4])

out=open(G+'hdf5-edge-cases.tsv','w')
print('# The first 20 data sets of each file of shared/data/hdf5-edge-cases as h5py %s (HDF5 %s) reads them: file, data set, shape, sum of its finite numbers (- when it does not hold plain numbers, or h5py lacks the filter)'%(h5py.version.version,h5py.version.hdf5_version), file=out)
for f in sorted(glob.glob(D+'*')):
    try: h=h5py.File(f)
    except Exception as e:
        print(os.path.basename(f),'-','-','-',sep='\t', file=out); continue
    with h:
        seen=[]
        def show(n,o):
            if not isinstance(o,h5py.Dataset) or len(seen)>=20: return
            seen.append(n)
            cls=o.id.get_type().get_class()
            shape='null' if o.shape is None else 'x'.join(map(str,o.shape)) or 'scalar'
            s='-'
            if cls in (h5py.h5t.INTEGER,h5py.h5t.FLOAT) and o.shape is not None:
                if o.size>1e8:
                    t=0
                    for i in range(0,o.size,1<<26): t+=int(o[i:i+(1<<26)].sum(dtype='u8'))
                    s=str(t)
                else:
                    try: v=np.asarray(o[()],dtype='f8'); s=repr(float(v[np.isfinite(v)].sum()))
                    except Exception as e: s='-'
            print(os.path.basename(f),n,shape,s,sep='\t', file=out)
        h.visititems(show)
        if not seen: print(os.path.basename(f),'-','-','-',sep='\t', file=out)

# The bases of FuzzTest: four features (the last an antibody) of five cells, as older and as newer libraries lay files out
T=tempfile.mkdtemp()+os.sep
genes, cells=['ENSG1','ENSG2','細胞','AB1'], ['AAAC-1','AAAG-1','AACC-1','AACG-1','AAGA-1']
counts=np.array([[5,0,1,0],[0,7,0,2],[0,0,0,0],[1,2,3,4],[300,0,70000,9]]) # cells x features
packed=dict(chunks=(4,),compression='gzip',shuffle=True)
text=h5py.string_dtype()
fixed=lambda words: np.array([w.encode() for w in words])
def rows(g,m,**kw):
    at=[np.flatnonzero(r) for r in m]
    g.create_dataset('data',data=np.concatenate([r[i] for r,i in zip(m,at)]).astype('i4'),**kw)
    g.create_dataset('indices',data=np.concatenate(at).astype('i8'),**kw)
    g.create_dataset('indptr',data=np.cumsum([0]+[len(i) for i in at]).astype('i8'),**kw)
def frame(f,name,index,**columns):
    g=f.create_group(name); g.attrs['_index']='_index'; g.attrs['encoding-type']='dataframe'
    g.create_dataset('_index',data=index,dtype=text)
    g.attrs.create('column-order',list(columns),dtype=text)
    for k,v in columns.items():
        if isinstance(v,tuple):
            c=g.create_group(k); c.attrs['encoding-type']='categorical'
            c.create_dataset('categories',data=v[0],dtype=text); c['codes']=np.array(v[1],'i1')
        else: g[k]=np.array(v)
for lib in 'earliest','latest':
    new=lambda name: h5py.File(T+lib+'-'+name,'w',libver=lib)
    with new('v3.h5') as f:
        m=f.create_group('matrix'); rows(m,counts,**packed); m['barcodes']=fixed(cells); m['shape']=np.array([4,5],'i4')
        t=m.create_group('features')
        for k,v in dict(id=genes,name=genes,feature_type=['Gene Expression']*3+['Antibody Capture'],genome=['GRCh38']*3+['']).items(): t[k]=fixed(v)
    with new('v2.h5') as f:
        m=f.create_group('hg19'); rows(m,counts,**packed); m['shape']=np.array([4,5],'i4')
        for k,v in dict(barcodes=cells,genes=genes,gene_names=genes).items(): m[k]=fixed(v)
    for kind in 'csr','csc','dense':
        with new(kind+'.h5ad') as f:
            frame(f,'obs',cells,age=[1.5,2,3,np.nan,5],state=(['x','y'],[0,1,-1,0,1]))
            frame(f,'var',genes,feature_types=(['Antibody Capture','Gene Expression'],[1,1,1,0]))
            if kind=='dense': f.create_dataset('X',data=counts.astype('f4'),chunks=(2,3),compression='gzip')
            else:
                x=f.create_group('X'); x.attrs['encoding-type']=kind+'_matrix'; x.attrs['shape']=[5,4]
                rows(x,counts if kind=='csr' else counts.T,maxshape=(None,),**packed)
    with new('old.h5ad') as f:
        f['obs']=np.array([(c.encode(),i+.5,i%2) for i,c in enumerate(cells)],dtype=[('index','S8'),('age','f4'),('state','i1')])
        f.create_dataset('var',data=np.array([(g.encode(),g) for g in genes],dtype=[('index','S8'),('symbol',text)]),compression='gzip')
        f['uns/state_categories']=fixed(['x','y'])
        x=f.create_group('X'); x.attrs['h5sparse_format']='csr'; x.attrs['h5sparse_shape']=[5,4]; rows(x,counts)
    with new('loom.loom') as f:
        f.create_dataset('matrix',data=counts.T.astype('f4'),chunks=(3,2),compression='gzip'); f.create_group('layers')
        f.create_dataset('row_attrs/Gene',data=genes,dtype=text)
        f.create_dataset('col_attrs/CellID',data=cells,dtype=text); f['col_attrs/Age']=np.arange(5.)

# Files that mean harm
def hostile(name,change):
    base={'.h5ad':'csr.h5ad','.loom':'loom.loom','.h5':'v3.h5'}[os.path.splitext(name)[1]]
    base='v2.h5' if name.startswith('genome') else base
    with h5py.File(T+'earliest-'+base,'r') as a, h5py.File(T+'hostile-'+name,'w') as f:
        for k in a: a.copy(k,f)
        change(f)
def put(at,value):
    def change(f):
        new=value(f) if callable(value) else value
        if at in f: del f[at]
        f[at]=new
    return change
def attribute(value): return lambda f:f['obs'].attrs.__setitem__('_index',value)
root=lambda f:f['/']
for name,at,value in (
    ('layers_are_the_root.h5ad','layers',root),('x_is_the_root.h5ad','X',root),('obs_has_its_parent.h5ad','obs/state/categories',root),
    ('obs_in_itself.h5ad','obs/self',lambda f:f['obs']),('index_is_obs.h5ad','obs/_index',lambda f:f['obs']),
    ('x_links_in_a_circle.h5ad','X',h5py.SoftLink('/X')),('obs_is_elsewhere.h5ad','obs',h5py.ExternalLink('../../../../etc/passwd','/obs')),
    ('x_is_elsewhere.h5ad','X',h5py.ExternalLink('/etc/passwd','/X')),('index_is_nothing.h5ad','obs/_index',h5py.Empty('S4')),
    ('index_is_numbers.h5ad','obs/_index',np.arange(5)),('index_is_a_square.h5ad','obs/_index',fixed(cells*5).reshape(5,5)),
    ('features_are_the_matrix.h5','matrix/features',lambda f:f['matrix']),('matrix_has_its_parent.h5','matrix/up',root),
    ('matrix_is_the_root.h5','matrix',root),('barcodes_link_in_a_circle.h5','matrix/barcodes',h5py.SoftLink('/matrix/./barcodes')),
    ('barcodes_are_elsewhere.h5','matrix/barcodes',h5py.ExternalLink('../secret.h5','/x')),
    ('a_name_with_nul.h5','matrix/barcodes',np.array([b'A',b'B\0C',b'D',b'E',b'F'])),
    ('genome_in_itself.h5','hg19/hg19',lambda f:f['hg19']),('genome_links_in_a_circle.h5','a',h5py.SoftLink('/a')),
    ('matrix_is_a_group.loom','matrix',root),('layers_are_the_root.loom','layers',root),('rows_are_columns.loom','row_attrs',lambda f:f['col_attrs']),
    ('zeros_without_end.h5ad','X',lambda f:f.create_dataset('z',shape=(5,1<<28),chunks=(5,1<<20),dtype='u1',compression='gzip')),
    ('a_large_claim.loom','matrix',lambda f:f.create_dataset('z',shape=(1<<40,1<<20),chunks=(16,16),dtype='i4')),
    ('a_large_claim.h5','matrix/barcodes',lambda f:f.create_dataset('z',shape=(1<<31,),dtype='S18')),
    ('a_large_list.h5','matrix/indptr',lambda f:f.create_dataset('z',shape=(1<<40,),chunks=(1<<20,),dtype='i8'))): hostile(name,put(at,value))
hostile('index_is_a_path.h5ad',attribute('../../X/data'))
hostile('index_is_empty.h5ad',attribute(''))
def odd(f):
    for k,v in dict(reference=np.array([f.ref]*5,dtype=h5py.ref_dtype),bits=np.zeros(5,bool),complex=np.zeros(5,'c8'),
        cube=np.zeros((5,2,2)),empty=h5py.Empty('f8'),scalar=5.0,record=np.zeros(5,[('a','i4'),('b','f8')]),none=np.zeros((5,0))).items(): put('obs/'+k,v)(f)
hostile('columns_that_are_odd.h5ad',odd)
def types(f): # thousands of features, each of a type of its own
    n=20000; t=f['matrix/features']
    for k in list(t): del t[k]
    for k in 'id','name','feature_type': t.create_dataset(k,data=np.array([b'%d'%i for i in range(n)]),compression='gzip',shuffle=True)
    d=t['feature_type'][:]; d[0]=b'Peaks'; t['feature_type'][:]=d
    f['matrix/shape'][:]=[n,5]
hostile('types_without_end.h5',types)
def bomb(f): # one long word that a list, which packs to nothing, names a million times
    del f['obs/_index']
    d=f['obs'].create_dataset('_index',shape=(1<<20,),chunks=(1<<18,),dtype=text,compression='gzip')
    w=f.create_dataset('word',data=['x'*30000],dtype=text); start=w.id.get_offset(); f.flush()
    with open(f.filename,'rb') as r: r.seek(start); one=r.read(16)
    for i in range(4): d.id.write_direct_chunk((i<<18,),zlib.compress(one*(1<<18),9))
hostile('one_word_a_million_times.h5ad',bomb)
with zipfile.ZipFile(G+'fuzz.zip','w') as z:
    for f in sorted(os.listdir(T)): z.writestr(zipfile.ZipInfo(f),open(T+f,'rb').read(),zipfile.ZIP_DEFLATED,9)
